package io.oisstreams.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** RFC 9162's definitions, word for word and slow: what the fast code is compared with. */
final class SlowTree {
    private SlowTree() {}

    /** MTH(D_n) of section 2.1.1. */
    static byte[] root(List<byte[]> leafHashes, MerkleHash hash) {
        int n = leafHashes.size();
        if (n == 0) {
            return hash.emptyRoot();
        }
        if (n == 1) {
            return leafHashes.get(0);
        }
        int k = largestPowerOfTwoBelow(n);
        return hash.node(root(leafHashes.subList(0, k), hash), root(leafHashes.subList(k, n), hash));
    }

    /** PATH(m, D_n) of section 2.1.3.1. */
    static List<String> path(int m, List<byte[]> leafHashes, MerkleHash hash) {
        int n = leafHashes.size();
        if (n == 1) {
            return List.of();
        }
        int k = largestPowerOfTwoBelow(n);
        List<byte[]> left = leafHashes.subList(0, k);
        List<byte[]> right = leafHashes.subList(k, n);
        return m < k ? and(path(m, left, hash), root(right, hash)) : and(path(m - k, right, hash), root(left, hash));
    }

    /** PROOF(m, D_n) of section 2.1.4.1. */
    static List<String> proof(int m, List<byte[]> leafHashes, MerkleHash hash) {
        return subproof(m, leafHashes, true, hash);
    }

    private static List<String> subproof(int m, List<byte[]> leafHashes, boolean b, MerkleHash hash) {
        int n = leafHashes.size();
        if (m == n) {
            return b ? List.of() : List.of(HashText.of(root(leafHashes, hash)));
        }
        int k = largestPowerOfTwoBelow(n);
        List<byte[]> left = leafHashes.subList(0, k);
        List<byte[]> right = leafHashes.subList(k, n);
        return m <= k
                ? and(subproof(m, left, b, hash), root(right, hash))
                : and(subproof(m - k, right, false, hash), root(left, hash));
    }

    private static int largestPowerOfTwoBelow(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<String> and(List<String> path, byte[] last) {
        List<String> longer = new ArrayList<>(path);
        longer.addAll(Arrays.asList(HashText.of(last)));
        return longer;
    }
}
