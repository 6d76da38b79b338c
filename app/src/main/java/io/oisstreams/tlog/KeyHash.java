package io.oisstreams.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.bouncycastle.crypto.digests.SHA256Digest;

/** The 4 bytes that tell the keys of one name apart, as C2SP signed-note makes them: with SHA-256. */
final class KeyHash {
    private KeyHash() {}

    static int of(String name, byte[] signatureType, byte[] publicKey) {
        if (!NoteText.isKeyName(name)) {
            throw new IllegalArgumentException("not the name of a key: '" + name + "'");
        }
        byte[] nameLine = (name + "\n").getBytes(UTF_8);
        SHA256Digest digest = new SHA256Digest();
        digest.update(nameLine, 0, nameLine.length);
        digest.update(signatureType, 0, signatureType.length);
        digest.update(publicKey, 0, publicKey.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return ByteBuffer.wrap(hash).getInt();
    }
}
