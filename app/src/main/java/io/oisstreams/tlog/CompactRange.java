package io.oisstreams.tlog;

import java.util.List;

/**
 * All that must be remembered of a tree so that leaves can be added to it: the roots of the full subtrees that its leaves
 * make, one for each 1 bit of their number. A plain value, made to be stored.
 *
 * @param size the number of leaves, from 0
 * @param hashes the roots, the largest subtree (and the oldest leaves) first, each in the form of {@link HashText}
 */
public record CompactRange(long size, List<String> hashes) {
    /** The range of the tree without leaves. */
    public static final CompactRange EMPTY = new CompactRange(0, List.of());

    /**
     * Checks the form, for what is read from a store.
     *
     * @throws IllegalArgumentException if the size is negative, or the hashes are not as many as it needs or not of their form
     */
    public CompactRange {
        hashes = List.copyOf(hashes);
        if (size < 0) {
            throw new IllegalArgumentException("a tree of size " + size);
        }
        if (hashes.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(
                    "a tree of size " + size + " with " + hashes.size() + " hashes instead of " + Long.bitCount(size));
        }
        if (!hashes.stream().allMatch(HashText::isHash)) {
            throw new IllegalArgumentException("not 64 hexadecimal digits among " + hashes);
        }
    }

    /**
     * The range with one more leaf at its end.
     *
     * @param leafHash {@link MerkleHash#leaf} of its content, 32 bytes
     */
    public CompactRange append(byte[] leafHash) {
        TreeBuilder builder = new TreeBuilder(this);
        builder.add(leafHash);
        return builder.range();
    }

    /** The root of the tree, 32 bytes. */
    public byte[] root() {
        return new TreeBuilder(this).root();
    }
}
