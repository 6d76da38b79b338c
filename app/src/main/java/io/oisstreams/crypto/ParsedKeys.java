package io.oisstreams.crypto;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Looks at the form of keys and signatures, and remembers the parsed keys that were used last. Thread-safe; no global
 * state.
 */
final class ParsedKeys implements SignatureVerifier {
    private final VerificationKey.Parser parser;
    private final Map<PublicKeyId, VerificationKey> keys;

    /**
     * Keeps at most so many keys.
     *
     * @param maxCachedKeys at least 1
     * @throws IllegalArgumentException if it is less
     */
    ParsedKeys(VerificationKey.Parser parser, int maxCachedKeys) {
        if (maxCachedKeys < 1) {
            throw new IllegalArgumentException("maxCachedKeys must be at least 1: " + maxCachedKeys);
        }
        this.parser = parser;
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
        VerificationKey parsed = parser.parse(family, variant, copy);
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
