package io.oisstreams.crypto;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A public key of SLH-DSA-SHA2-128f that verifies, in pure mode with the empty context, on the JDK's SHA-256 instead of
 * Bouncy Castle's: five times as fast. Thread-safe. Algorithms, sections and names are those of FIPS 205 (August 2024);
 * there is nothing secret here, so nothing has to run in constant time.
 */
final class SlhDsaSha2128f implements VerificationKey {
    // Section 11, table 2; what is called N here and elsewhere is n.
    private static final int N = TweakableSha256.N;
    private static final int LAYERS = 22; // d
    private static final int LAYER_HEIGHT = 3; // h'
    private static final int FORS_HEIGHT = 6; // a
    private static final int FORS_TREES = 33; // k
    private static final int WOTS_BITS = 4; // lg_w
    private static final int WOTS_MAX = (1 << WOTS_BITS) - 1; // w - 1
    private static final int WOTS_DIGITS = 32; // len_1
    private static final int WOTS_CHAINS = WOTS_DIGITS + 3; // len = len_1 + len_2

    private static final int FORS_SIGNATURE = FORS_TREES * (1 + FORS_HEIGHT) * N;
    private static final int LAYER_SIGNATURE = (WOTS_CHAINS + LAYER_HEIGHT) * N;
    private static final int SIGNATURE = N + FORS_SIGNATURE + LAYERS * LAYER_SIGNATURE;
    private static final int FORS_DIGEST = (FORS_TREES * FORS_HEIGHT + 7) / 8;

    private final MessageDigest sha256;
    private final MessageDigest seeded;
    private final byte[] publicKey;

    /**
     * Keeps the bytes and the digest.
     *
     * @param sha256 from {@link TweakableSha256#ofTheJdk}, in its first state; only ever cloned, so that all keys can
     *     share one
     * @param publicKey PK.seed and PK.root, 16 bytes each; any such bytes are a key
     * @throws IllegalStateException if the digest can't be cloned
     */
    SlhDsaSha2128f(MessageDigest sha256, byte[] publicKey) {
        this.sha256 = sha256;
        this.seeded = TweakableSha256.seeded(sha256, publicKey);
        this.publicKey = publicKey;
    }

    /** Algorithm 24, slh_verify: M' is 0 (pure), 0 (length of the context), M. */
    @Override
    public boolean verify(byte[] message, byte[] signature) {
        byte[] prefixed = new byte[2 + message.length];
        System.arraycopy(message, 0, prefixed, 2, message.length);
        return verifyInternal(prefixed, signature);
    }

    /** Algorithm 20, slh_verify_internal. */
    boolean verifyInternal(byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE) {
            return false;
        }
        byte[] digest = messageDigest(signature, message);
        long tree = ByteBuffer.wrap(digest).getLong(FORS_DIGEST) & Long.MAX_VALUE; // mod 2^(h - h/d) = 2^63
        int leaf = digest[FORS_DIGEST + Long.BYTES] & (1 << LAYER_HEIGHT) - 1;
        TweakableSha256 hash = new TweakableSha256(seeded, signature);
        hash.setTree(0, tree);
        forsPublicKey(hash, digest, leaf);
        hypertreeRoot(hash, tree, leaf);
        return hash.valueEquals(publicKey, N);
    }

    /** H_msg of section 11.2.1: MGF1-SHA-256(R, PK.seed, SHA-256(R, PK.seed, PK.root, M')), of 34 bytes. */
    private byte[] messageDigest(byte[] signature, byte[] message) {
        MessageDigest hash = TweakableSha256.copyOf(sha256);
        hash.update(signature, 0, N);
        hash.update(publicKey);
        byte[] inner = hash.digest(message);
        byte[] mask = new byte[2 * inner.length];
        for (int counter = 0; counter < 2; counter++) {
            hash.update(signature, 0, N);
            hash.update(publicKey, 0, N);
            hash.update(inner);
            byte[] block = hash.digest(new byte[] {0, 0, 0, (byte) counter});
            System.arraycopy(block, 0, mask, counter * block.length, block.length);
        }
        return Arrays.copyOf(mask, FORS_DIGEST + Long.BYTES + 1);
    }

    /** Algorithm 17, fors_pkFromSig; the key is left as the hash's value. */
    private static void forsPublicKey(TweakableSha256 hash, byte[] digest, int leaf) {
        int[] indices = new int[FORS_TREES];
        digits(digest, FORS_HEIGHT, indices, FORS_TREES);
        byte[] roots = new byte[FORS_TREES * N];
        for (int i = 0, at = N; i < FORS_TREES; i++, at += (1 + FORS_HEIGHT) * N) {
            int index = (i << FORS_HEIGHT) + indices[i];
            hash.setType(TweakableSha256.FORS_TREE, leaf);
            hash.setNode(0, index);
            hash.load(at);
            hash.f();
            climb(hash, FORS_HEIGHT, index, at + N);
            hash.store(roots, i * N);
        }
        hash.setType(TweakableSha256.FORS_ROOTS, leaf);
        hash.t(roots);
    }

    /** Algorithm 13, ht_verify, without the comparison: from the FORS key to the root of the uppermost tree. */
    private static void hypertreeRoot(TweakableSha256 hash, long firstTree, int firstLeaf) {
        long tree = firstTree;
        int leaf = firstLeaf;
        for (int layer = 0, at = N + FORS_SIGNATURE; layer < LAYERS; layer++, at += LAYER_SIGNATURE) {
            hash.setTree(layer, tree);
            layerRoot(hash, leaf, at);
            leaf = (int) tree & (1 << LAYER_HEIGHT) - 1;
            tree >>>= LAYER_HEIGHT;
        }
    }

    /** Algorithm 11, xmss_pkFromSig. */
    private static void layerRoot(TweakableSha256 hash, int leaf, int at) {
        wotsPublicKey(hash, leaf, at);
        hash.setType(TweakableSha256.TREE, 0);
        climb(hash, LAYER_HEIGHT, leaf, at + WOTS_CHAINS * N);
    }

    /** Algorithm 8, wots_pkFromSig, of the hash's value. */
    private static void wotsPublicKey(TweakableSha256 hash, int leaf, int at) {
        int[] digits = wotsDigits(hash);
        byte[] ends = new byte[WOTS_CHAINS * N];
        hash.setType(TweakableSha256.WOTS_HASH, leaf);
        for (int i = 0; i < WOTS_CHAINS; i++) {
            hash.load(at + i * N);
            hash.chain(i, digits[i], WOTS_MAX);
            hash.store(ends, i * N);
        }
        hash.setType(TweakableSha256.WOTS_PK, leaf);
        hash.t(ends);
    }

    /** Lines 1 to 8 of algorithm 8: the value's 32 digits, and three of how much they lack together. */
    private static int[] wotsDigits(TweakableSha256 hash) {
        byte[] value = new byte[N];
        hash.store(value, 0);
        int[] digits = new int[WOTS_CHAINS];
        digits(value, WOTS_BITS, digits, WOTS_DIGITS);
        int checksum = 0;
        for (int i = 0; i < WOTS_DIGITS; i++) {
            checksum += WOTS_MAX - digits[i];
        }
        for (int i = WOTS_CHAINS - 1; i >= WOTS_DIGITS; i--, checksum >>= WOTS_BITS) {
            digits[i] = checksum & WOTS_MAX;
        }
        return digits;
    }

    /** The loops of algorithms 11 and 17 from a leaf to its root along an authentication path. */
    private static void climb(TweakableSha256 hash, int height, int leaf, int at) {
        for (int level = 0; level < height; level++) {
            hash.setNode(level + 1, leaf >> (level + 1));
            hash.h(at + level * N, ((leaf >> level) & 1) == 1);
        }
    }

    /** Algorithm 4, base_2b: the first digits of b bits each, the most significant bits first. */
    private static void digits(byte[] bytes, int b, int[] digits, int count) {
        int at = 0;
        int total = 0;
        int bits = 0;
        for (int i = 0; i < count; i++, bits -= b) {
            for (; bits < b; bits += Byte.SIZE) {
                total = (total << Byte.SIZE) | (bytes[at++] & 0xff);
            }
            digits[i] = (total >> (bits - b)) & ((1 << b) - 1);
        }
    }
}
