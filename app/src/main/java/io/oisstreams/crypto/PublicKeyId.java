package io.oisstreams.crypto;

import java.util.Arrays;

/**
 * What a parsed key is remembered by. Comparable, so that a hash map stays fast when somebody sends many keys with one
 * hash: keys come with events, and anybody can make such keys.
 */
final class PublicKeyId implements Comparable<PublicKeyId> {
    private final SignatureFamily family;
    private final KeyVariant variant;
    private final byte[] publicKey;
    private final int hash;

    /** Keeps the bytes: for more than a look-up, pass a copy. */
    PublicKeyId(SignatureFamily family, KeyVariant variant, byte[] publicKey) {
        this.family = family;
        this.variant = variant;
        this.publicKey = publicKey;
        this.hash = Arrays.hashCode(publicKey);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKeyId that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public int compareTo(PublicKeyId other) {
        int byFamily = family.compareTo(other.family);
        int byVariant = byFamily != 0 ? byFamily : variant.compareTo(other.variant);
        return byVariant != 0 ? byVariant : Arrays.compare(publicKey, other.publicKey);
    }
}
