package io.oisstreams.tlog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The leaves of one subtree, whose root is a step of a proof.
 *
 * @param from index of the first leaf, from 0
 * @param to index of the last leaf and 1; more than {@code from}
 */
record LeafRange(long from, long to) {
    long size() {
        return to - from;
    }

    /** Where RFC 9162 divides the subtree: at the largest power of two that is smaller than its size. At least 2 leaves. */
    long middle() {
        return from + Long.highestOneBit(size() - 1);
    }

    LeafRange left() {
        return new LeafRange(from, middle());
    }

    LeafRange right() {
        return new LeafRange(middle(), to);
    }

    /**
     * The roots of some subtrees, in their order, from one pass over the leaves that remembers O(log n) of them.
     *
     * @param ranges no two overlap
     * @param leafHashes of all leaves from index 0
     * @throws IllegalArgumentException if there are fewer leaves than the ranges need
     */
    static List<String> roots(List<LeafRange> ranges, Iterator<byte[]> leafHashes, MerkleHash hash) {
        List<LeafRange> ordered = new ArrayList<>(ranges);
        ordered.sort(Comparator.comparingLong(LeafRange::from));
        Map<LeafRange, String> roots = new HashMap<>();
        long index = 0;
        for (LeafRange range : ordered) {
            while (index < range.from) {
                next(leafHashes, index++);
            }
            TreeBuilder subtree = new TreeBuilder(hash);
            while (index < range.to) {
                subtree.add(next(leafHashes, index++));
            }
            roots.put(range, HashText.of(subtree.root()));
        }
        return ranges.stream().map(roots::get).toList();
    }

    private static byte[] next(Iterator<byte[]> leafHashes, long index) {
        if (!leafHashes.hasNext()) {
            throw new IllegalArgumentException("there are only " + index + " leaves");
        }
        return leafHashes.next();
    }
}
