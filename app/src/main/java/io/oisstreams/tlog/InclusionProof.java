package io.oisstreams.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * That a leaf is in a tree (RFC 9162, section 2.1.3). May come from anybody: it can hold anything, and is then not valid.
 * Size and root belong together and come from one trusted place: trees of several sizes can have a path of the same form.
 *
 * @param leafIndex of the leaf, from 0
 * @param treeSize number of leaves of the tree
 * @param path the hashes from the leaf to the root, each in the form of {@link HashText}
 */
public record InclusionProof(long leafIndex, long treeSize, List<String> path) {
    /** Copies the path. */
    public InclusionProof {
        path = List.copyOf(path);
    }

    /**
     * Makes the proof in one pass over the leaves, of which O(log n) are remembered.
     *
     * @param leafHashes of all leaves, in order; those from {@code treeSize} on are not looked at
     * @throws IllegalArgumentException if there is no such leaf in a tree of that size, or fewer leaves are given
     */
    public static InclusionProof of(long leafIndex, long treeSize, Iterator<byte[]> leafHashes) {
        return of(leafIndex, treeSize, leafHashes, new MerkleHash());
    }

    static InclusionProof of(long leafIndex, long treeSize, Iterator<byte[]> leafHashes, MerkleHash hash) {
        if (leafIndex < 0 || leafIndex >= treeSize) {
            throw new IllegalArgumentException("no leaf " + leafIndex + " in a tree of " + treeSize);
        }
        List<String> path = LeafRange.roots(siblings(leafIndex, treeSize), leafHashes, hash);
        return new InclusionProof(leafIndex, treeSize, path);
    }

    /**
     * Whether the leaf is at its place in the tree with this root. Never throws for what a proof or a hash may hold.
     *
     * @param leafHash {@link MerkleHash#leaf} of the content
     * @param root of the tree of {@link #treeSize} leaves
     */
    public boolean verify(byte[] leafHash, byte[] root) {
        return verify(leafHash, root, new MerkleHash());
    }

    boolean verify(byte[] leafHash, byte[] root, MerkleHash hash) {
        if (leafIndex < 0 || leafIndex >= treeSize || leafHash.length != MerkleHash.LENGTH) {
            return false;
        }
        long fn = leafIndex;
        long sn = treeSize - 1;
        byte[] r = leafHash;
        for (String step : path) {
            Optional<byte[]> p = HashText.parse(step);
            if (sn == 0 || p.isEmpty()) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = hash.node(p.get(), r);
                // Up to where this subtree has a left neighbour; only at the right edge is that further than one step.
                int steps = Long.numberOfTrailingZeros(fn);
                fn >>>= steps;
                sn >>>= steps;
            } else {
                r = hash.node(r, p.get());
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return sn == 0 && Arrays.equals(r, root);
    }

    /**
     * What this proof also says of the older tree whose last leaf is this one: the steps that come from the left are its own proof
     * there. Steps that no valid proof has are left as they are, so that the result is not valid either.
     */
    public InclusionProof asLastLeaf() {
        List<String> fromTheLeft = new ArrayList<>();
        long fn = leafIndex;
        long sn = treeSize - 1;
        for (String step : path) {
            if ((fn & 1) == 1 || fn == sn) {
                fromTheLeft.add(step);
                int steps = fn == 0 ? 0 : Long.numberOfTrailingZeros(fn);
                fn >>>= steps;
                sn >>>= steps;
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return new InclusionProof(leafIndex, leafIndex + 1, fromTheLeft);
    }

    /** The subtrees beside the way from the leaf to the root, PATH(m, D_n) of RFC 9162, section 2.1.3.1. */
    private static List<LeafRange> siblings(long leafIndex, long treeSize) {
        List<LeafRange> siblings = new ArrayList<>();
        LeafRange tree = new LeafRange(0, treeSize);
        while (tree.size() > 1) {
            boolean onTheLeft = leafIndex < tree.middle();
            siblings.add(onTheLeft ? tree.right() : tree.left());
            tree = onTheLeft ? tree.left() : tree.right();
        }
        Collections.reverse(siblings);
        return siblings;
    }
}
