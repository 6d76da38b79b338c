package io.oisstreams.crypto;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.util.Arrays;

/**
 * The functions F, H and T_l of FIPS 205, section 11.2.1, with the address that goes into them and a value of n bytes
 * that they replace: SHA-256 of PK.seed, 48 zeros, the compressed address and the input, cut to n bytes. For one
 * verification on one thread.
 *
 * <p>One verification takes some 6,300 of these hashes. So the state after PK.seed and the zeros (one block) is
 * computed once for a key and cloned for each, and address and value lie side by side in one array that the digest
 * reads from and writes to.
 */
final class TweakableSha256 {
    /** The security parameter n: bytes of a value. */
    static final int N = 16;

    /** Types of addresses (section 4.2). */
    static final byte WOTS_HASH = 0;

    static final byte WOTS_PK = 1;
    static final byte TREE = 2;
    static final byte FORS_TREE = 3;
    static final byte FORS_ROOTS = 4;

    private static final int BLOCK = 64;
    private static final int DIGEST = 32;

    // The compressed address (section 11.2, figure 19): where its fields begin.
    private static final int LAYER_AT = 0;
    private static final int TREE_AT = 1;
    private static final int TYPE_AT = 9;
    private static final int KEY_PAIR_AT = 10;
    private static final int CHAIN_OR_HEIGHT_AT = 14;
    private static final int HASH_OR_INDEX_AT = 18;
    private static final int ADDRESS = 22;

    private final MessageDigest seeded;
    private final byte[] signature;
    private final byte[] input = new byte[ADDRESS + 2 * N];
    private final ByteBuffer address = ByteBuffer.wrap(input);

    /**
     * With an address of zeros and a value of zeros.
     *
     * @param seeded from {@link #seeded}; cloned, never changed
     * @param signature what {@link #load} and {@link #h} read from
     */
    TweakableSha256(MessageDigest seeded, byte[] signature) {
        this.seeded = seeded;
        this.signature = signature;
    }

    /**
     * SHA-256 of the JDK's own provider, whichever others were registered before it: the JVM replaces its compression
     * function by the processor's instructions.
     *
     * @throws IllegalStateException if there is none
     */
    static MessageDigest ofTheJdk() {
        try {
            return MessageDigest.getInstance("SHA-256", "SUN");
        } catch (NoSuchAlgorithmException | NoSuchProviderException e) {
            throw new IllegalStateException("this JDK has no SHA-256 of its own", e);
        }
    }

    /** The digest after a whole block: PK.seed, the first 16 bytes of the key, and 48 zeros. */
    static MessageDigest seeded(MessageDigest sha256, byte[] publicKey) {
        MessageDigest digest = copyOf(sha256);
        digest.update(publicKey, 0, N);
        digest.update(new byte[BLOCK - N]);
        return digest;
    }

    /** @throws IllegalStateException if the digest can't be cloned; the JDK's can */
    static MessageDigest copyOf(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this SHA-256 can't be cloned", e);
        }
    }

    /** setLayerAddress and setTreeAddress. */
    void setTree(int layer, long tree) {
        address.put(LAYER_AT, (byte) layer).putLong(TREE_AT, tree);
    }

    /** setTypeAndClear, then setKeyPairAddress. */
    void setType(byte type, int keyPair) {
        address.put(TYPE_AT, type).putInt(KEY_PAIR_AT, keyPair);
        setNode(0, 0);
    }

    /** setTreeHeight and setTreeIndex. */
    void setNode(int height, int index) {
        address.putInt(CHAIN_OR_HEIGHT_AT, height).putInt(HASH_OR_INDEX_AT, index);
    }

    /** The value becomes n bytes of the signature. */
    void load(int at) {
        System.arraycopy(signature, at, input, ADDRESS, N);
    }

    /** Copies the value. */
    void store(byte[] target, int at) {
        System.arraycopy(input, ADDRESS, target, at, N);
    }

    /** Whether the value is the n bytes at this place. */
    boolean valueEquals(byte[] other, int at) {
        return Arrays.equals(input, ADDRESS, ADDRESS + N, other, at, at + N);
    }

    /** F of the value. */
    void f() {
        hash(N);
    }

    /** Algorithm 5, chain: F of the value for the places from the first to the last but one of a chain. */
    void chain(int chain, int from, int to) {
        address.putInt(CHAIN_OR_HEIGHT_AT, chain);
        for (int place = from; place < to; place++) {
            address.putInt(HASH_OR_INDEX_AT, place);
            hash(N);
        }
    }

    /** H of the value and n bytes of the signature, its sibling, which stands first if it is the left one. */
    void h(int siblingAt, boolean siblingIsLeft) {
        if (siblingIsLeft) {
            System.arraycopy(input, ADDRESS, input, ADDRESS + N, N);
            load(siblingAt);
        } else {
            System.arraycopy(signature, siblingAt, input, ADDRESS + N, N);
        }
        hash(2 * N);
    }

    /** T_l of l values. */
    void t(byte[] values) {
        MessageDigest digest = copyOf(seeded);
        digest.update(input, 0, ADDRESS);
        digest.update(values);
        finish(digest);
    }

    private void hash(int length) {
        MessageDigest digest = copyOf(seeded);
        digest.update(input, 0, ADDRESS + length);
        finish(digest);
    }

    /** The value becomes the first n bytes; those after it are of no meaning. */
    private void finish(MessageDigest digest) {
        try {
            digest.digest(input, ADDRESS, DIGEST);
        } catch (DigestException e) {
            throw new IllegalStateException("there is room for 32 bytes", e);
        }
    }
}
