package io.oisstreams.crypto;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Verifies with Bouncy Castle, and remembers the parsed keys that were used last. Thread-safe; no global state. */
public final class BouncyCastleVerifier implements SignatureVerifier {
    /** How many parsed keys are kept unless told otherwise; an ML-DSA-65 key, the largest, takes 7 kB. */
    public static final int DEFAULT_MAX_CACHED_KEYS = 10_000;

    private final Map<PublicKeyId, VerificationKey> keys;

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
        if (maxCachedKeys < 1) {
            throw new IllegalArgumentException("maxCachedKeys must be at least 1: " + maxCachedKeys);
        }
        this.keys = Collections.synchronizedMap(new LeastRecentlyUsed<>(maxCachedKeys));
    }

    @Override
    public boolean verify(
            SignatureFamily family, KeyVariant variant, byte[] publicKey, byte[] message, byte[] signature) {
        if (!variant.existsFor(family)
                || !family.acceptsPublicKey(publicKey)
                || !family.acceptsSignatureLength(signature.length)) {
            return false;
        }
        try {
            return key(family, variant, publicKey).verify(message, signature);
        } catch (RuntimeException malformed) {
            // Bouncy Castle says so about some keys and signatures by an exception of no particular type.
            return false;
        }
    }

    private VerificationKey key(SignatureFamily family, KeyVariant variant, byte[] publicKey) {
        VerificationKey known = keys.get(new PublicKeyId(family, variant, publicKey));
        if (known != null) {
            return known;
        }
        byte[] copy = publicKey.clone();
        VerificationKey parsed = VerificationKey.parse(family, variant, copy);
        keys.put(new PublicKeyId(family, variant, copy), parsed);
        return parsed;
    }

    private static final class LeastRecentlyUsed<K, V> extends LinkedHashMap<K, V> {
        private final int maxSize;

        LeastRecentlyUsed(int maxSize) {
            super(16, 0.75f, true);
            this.maxSize = maxSize;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > maxSize;
        }
    }
}
