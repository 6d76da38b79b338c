package io.oisstreams.crypto;

/** Verifies with Bouncy Castle, and remembers the parsed keys that were used last. Thread-safe; no global state. */
public final class BouncyCastleVerifier implements SignatureVerifier {
    /** How many parsed keys are kept unless told otherwise; an ML-DSA-65 key, the largest, takes 7 kB. */
    public static final int DEFAULT_MAX_CACHED_KEYS = 10_000;

    private final ParsedKeys keys;

    /** A verifier that keeps {@link #DEFAULT_MAX_CACHED_KEYS} keys. */
    public BouncyCastleVerifier() {
        this(DEFAULT_MAX_CACHED_KEYS);
    }

    /**
     * A verifier that keeps at most so many keys.
     *
     * @param maxCachedKeys at least 1
     * @throws IllegalArgumentException if it is less
     */
    public BouncyCastleVerifier(int maxCachedKeys) {
        this.keys = new ParsedKeys(VerificationKey::parse, maxCachedKeys);
    }

    @Override
    public boolean verify(
            SignatureFamily family, KeyVariant variant, byte[] publicKey, byte[] message, byte[] signature) {
        return keys.verify(family, variant, publicKey, message, signature);
    }
}
