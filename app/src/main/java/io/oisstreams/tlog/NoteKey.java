package io.oisstreams.tlog;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.crypto.SignatureVerifier;
import java.io.ByteArrayOutputStream;

/**
 * A public key under the name that it signs notes with. Ed25519 has C2SP's signature type 0x01; the other families have no
 * number there, so theirs is 0xff and {@code ois-streams/} with the family's name.
 */
public final class NoteKey {
    private static final byte ED25519 = 0x01;
    private static final byte OTHER = (byte) 0xff;

    private final String name;
    private final SignatureFamily family;
    private final byte[] publicKey;
    private final int keyHash;

    /**
     * A key.
     *
     * @param name without white space and plus signs; of a log, its origin
     * @param publicKey in the form of {@link SignatureFamily#acceptsPublicKey}; copied
     * @throws IllegalArgumentException if the name is none
     */
    public NoteKey(String name, SignatureFamily family, byte[] publicKey) {
        this.name = name;
        this.family = family;
        this.publicKey = publicKey.clone();
        this.keyHash = KeyHash.of(name, signatureType(family), publicKey);
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** What tells keys of one name apart: the first 4 bytes, big-endian, of a SHA-256; not a secure one. */
    public int keyHash() {
        return keyHash;
    }

    /**
     * The line of a note for a signature that this key made over the note's text.
     *
     * @param signature not copied
     */
    public NoteSignature line(byte[] signature) {
        return new NoteSignature(name, keyHash, signature);
    }

    /** Whether a line names this key. */
    public boolean isNamedBy(NoteSignature line) {
        return line.name().equals(name) && line.keyHash() == keyHash;
    }

    /** Whether a line names this key and holds a valid signature of it over the text. */
    public boolean verifies(String text, NoteSignature line, SignatureVerifier verifier) {
        return isNamedBy(line)
                && verifier.verify(family, KeyVariant.STANDARD, publicKey, text.getBytes(UTF_8), line.signature());
    }

    private static byte[] signatureType(SignatureFamily family) {
        if (family == SignatureFamily.ED25519) {
            return new byte[] {ED25519};
        }
        ByteArrayOutputStream type = new ByteArrayOutputStream();
        type.write(OTHER);
        type.writeBytes(("ois-streams/" + family.name()).getBytes(US_ASCII));
        return type.toByteArray();
    }
}
