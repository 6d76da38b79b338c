package io.oisstreams.tlog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the leaves of a tree one after another, millions if need be, and says its root. Keeps only the roots of the full
 * subtrees that the leaves make so far, one for each 1 bit of their number. Serves one thread.
 */
public final class TreeBuilder {
    private final MerkleHash hash;
    private final byte[] @Nullable [] full;
    private long size;

    /** An empty tree. */
    public TreeBuilder() {
        this(new MerkleHash());
    }

    TreeBuilder(MerkleHash hash) {
        this.hash = hash;
        this.full = new byte[Long.SIZE][];
    }

    /** A tree that goes on where a compact range ends. */
    TreeBuilder(CompactRange range) {
        this(new MerkleHash());
        size = range.size();
        int next = range.hashes().size();
        for (int level = 0; level < Long.SIZE; level++) {
            if (((size >>> level) & 1) == 1) {
                next--;
                full[level] = HashText.bytes(range.hashes().get(next));
            }
        }
    }

    /**
     * Adds a leaf at the end.
     *
     * @param leafHash {@link MerkleHash#leaf} of its content; kept, so not to be changed afterwards
     */
    public void add(byte[] leafHash) {
        byte[] right = leafHash;
        int level = 0;
        while (((size >>> level) & 1) == 1) {
            right = hash.node(full(level), right);
            level++;
        }
        full[level] = right;
        size++;
    }

    /** The number of leaves so far. */
    public long size() {
        return size;
    }

    /** The root of the tree of all leaves so far, 32 bytes; more may be added afterwards. */
    public byte[] root() {
        byte @Nullable [] root = null;
        for (int level = 0; level < Long.SIZE; level++) {
            if (((size >>> level) & 1) == 1) {
                root = root == null ? full(level) : hash.node(full(level), root);
            }
        }
        return root == null ? hash.emptyRoot() : root.clone();
    }

    /** What must be remembered of the leaves so far, so that others can be added later. */
    public CompactRange range() {
        List<String> hashes = new ArrayList<>(Long.bitCount(size));
        for (int level = 0; level < Long.SIZE; level++) {
            if (((size >>> level) & 1) == 1) {
                hashes.add(HashText.of(full(level)));
            }
        }
        Collections.reverse(hashes);
        return new CompactRange(size, hashes);
    }

    /** The root of the full subtree of 2^level leaves, where the size has that bit. */
    private byte[] full(int level) {
        byte[] root = full[level];
        if (root == null) {
            throw new IllegalStateException("no subtree of level " + level + " at size " + size);
        }
        return root;
    }
}
