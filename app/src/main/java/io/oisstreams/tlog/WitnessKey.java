package io.oisstreams.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.crypto.SigningKey;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * The Ed25519 public key that a witness cosigns checkpoints with (C2SP tlog-cosignature, {@code cosignature/v1}). A
 * cosignature says: at this time, this was the largest consistent tree that the witness had seen of this log.
 */
public final class WitnessKey {
    private static final byte SIGNATURE_TYPE = 0x04;
    private static final int COSIGNATURE_LENGTH = Long.BYTES + 64;

    private final String name;
    private final byte[] publicKey;
    private final int keyHash;

    /**
     * A witness.
     *
     * @param name without white space and plus signs
     * @param publicKey 32 bytes; copied
     * @throws IllegalArgumentException if the name is none
     */
    public WitnessKey(String name, byte[] publicKey) {
        this.name = name;
        this.publicKey = publicKey.clone();
        this.keyHash = KeyHash.of(name, new byte[] {SIGNATURE_TYPE}, publicKey);
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** A copy of the 32 bytes of the public key. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** What tells keys of one name apart; differs from {@link NoteKey#keyHash} of the same key. */
    public int keyHash() {
        return keyHash;
    }

    /** Whether a line names this key. */
    public boolean isNamedBy(NoteSignature line) {
        return line.name().equals(name) && line.keyHash() == keyHash;
    }

    /**
     * Cosigns a checkpoint.
     *
     * @param key the private half of this key
     * @param unixSeconds the time, from 0
     * @param checkpoint {@link Checkpoint#text}
     * @throws IllegalArgumentException if the key is not this one, or the time is negative
     */
    public NoteSignature cosign(SigningKey key, long unixSeconds, String checkpoint) {
        if (key.family() != SignatureFamily.ED25519 || !Arrays.equals(key.publicKey(), publicKey)) {
            throw new IllegalArgumentException("not the private key of witness " + name);
        }
        if (unixSeconds < 0) {
            throw new IllegalArgumentException("a time before 1970: " + unixSeconds);
        }
        byte[] cosignature = ByteBuffer.allocate(COSIGNATURE_LENGTH)
                .putLong(unixSeconds)
                .put(key.sign(message(unixSeconds, checkpoint)))
                .array();
        return new NoteSignature(name, keyHash, cosignature);
    }

    /**
     * When the checkpoint was cosigned, in seconds since 1970; empty: the line is none of this key, or not valid.
     *
     * @param checkpoint {@link Checkpoint#text}
     */
    public OptionalLong cosignedAt(String checkpoint, NoteSignature line, SignatureVerifier verifier) {
        if (!isNamedBy(line) || line.signature().length != COSIGNATURE_LENGTH) {
            return OptionalLong.empty();
        }
        long unixSeconds = ByteBuffer.wrap(line.signature()).getLong();
        byte[] signature = Arrays.copyOfRange(line.signature(), Long.BYTES, COSIGNATURE_LENGTH);
        boolean valid = unixSeconds >= 0
                && verifier.verify(
                        SignatureFamily.ED25519,
                        KeyVariant.STANDARD,
                        publicKey,
                        message(unixSeconds, checkpoint),
                        signature);
        return valid ? OptionalLong.of(unixSeconds) : OptionalLong.empty();
    }

    private static byte[] message(long unixSeconds, String checkpoint) {
        return ("cosignature/v1\ntime " + unixSeconds + "\n" + checkpoint).getBytes(UTF_8);
    }
}
