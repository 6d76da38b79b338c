package io.oisstreams.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * That a tree begins with the leaves of an older one (RFC 9162, section 2.1.4). May come from anybody: it can hold anything,
 * and is then not valid. Beyond the RFC it also speaks of equal sizes and of the older tree without leaves; the path is then
 * empty.
 *
 * @param size1 number of leaves of the older tree
 * @param size2 number of leaves of the newer tree
 * @param path hashes, each in the form of {@link HashText}
 */
public record ConsistencyProof(long size1, long size2, List<String> path) {
    /** Copies the path. */
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /**
     * Makes the proof in one pass over the leaves, of which O(log n) are remembered.
     *
     * @param leafHashes of all leaves, in order; those from {@code size2} on are not looked at
     * @throws IllegalArgumentException unless 0 &le; size1 &le; size2, or if fewer leaves are given
     */
    public static ConsistencyProof of(long size1, long size2, Iterator<byte[]> leafHashes) {
        return of(size1, size2, leafHashes, new MerkleHash());
    }

    static ConsistencyProof of(long size1, long size2, Iterator<byte[]> leafHashes, MerkleHash hash) {
        if (size1 < 0 || size1 > size2) {
            throw new IllegalArgumentException("no tree of " + size1 + " leaves in one of " + size2);
        }
        List<LeafRange> steps = size1 == 0 ? List.of() : steps(size1, size2);
        return new ConsistencyProof(size1, size2, LeafRange.roots(steps, leafHashes, hash));
    }

    /**
     * Whether the newer tree begins with the older one. Never throws for what a proof or a root may hold.
     *
     * @param root1 of the older tree
     * @param root2 of the newer tree
     */
    public boolean verify(byte[] root1, byte[] root2) {
        return verify(root1, root2, new MerkleHash());
    }

    boolean verify(byte[] root1, byte[] root2, MerkleHash hash) {
        if (root1.length != MerkleHash.LENGTH || root2.length != MerkleHash.LENGTH || size1 < 0 || size1 > size2) {
            return false;
        }
        if (size1 == size2) {
            // Of two roots without leaves both must be the one such root.
            return path.isEmpty()
                    && Arrays.equals(root1, root2)
                    && (size1 > 0 || Arrays.equals(root1, hash.emptyRoot()));
        }
        if (size1 == 0) {
            return path.isEmpty() && Arrays.equals(root1, hash.emptyRoot());
        }
        return !path.isEmpty() && path.stream().allMatch(HashText::isHash) && climb(root1, root2, hash);
    }

    /** RFC 9162, section 2.1.4.2, with its names. */
    private boolean climb(byte[] root1, byte[] root2, MerkleHash hash) {
        List<byte[]> hashes = new ArrayList<>();
        if (Long.bitCount(size1) == 1) {
            hashes.add(root1);
        }
        path.forEach(step -> hashes.add(HashText.bytes(step)));
        int full = Long.numberOfTrailingZeros(size1);
        long fn = (size1 - 1) >>> full;
        long sn = (size2 - 1) >>> full;
        byte[] fr = hashes.get(0);
        byte[] sr = fr;
        for (byte[] c : hashes.subList(1, hashes.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = hash.node(c, fr);
                sr = hash.node(c, sr);
                int steps = Long.numberOfTrailingZeros(fn);
                fn >>>= steps;
                sn >>>= steps;
            } else {
                sr = hash.node(sr, c);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return sn == 0 && Arrays.equals(fr, root1) && Arrays.equals(sr, root2);
    }

    /** SUBPROOF(m, D_n, true) of RFC 9162, section 2.1.4.1; m is at least 1. */
    private static List<LeafRange> steps(long size1, long size2) {
        List<LeafRange> steps = new ArrayList<>();
        LeafRange tree = new LeafRange(0, size2);
        while (tree.to() > size1) {
            boolean onTheLeft = size1 <= tree.middle();
            steps.add(onTheLeft ? tree.right() : tree.left());
            tree = onTheLeft ? tree.left() : tree.right();
        }
        if (tree.from() > 0) {
            // The older tree's own right edge; where it is the whole older tree, the verifier has its root.
            steps.add(tree);
        }
        Collections.reverse(steps);
        return steps;
    }
}
