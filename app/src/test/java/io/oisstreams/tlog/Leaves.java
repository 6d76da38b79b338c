package io.oisstreams.tlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Leaves of a test's tree. */
final class Leaves {
    private Leaves() {}

    /** Hashes of so many leaves, no two alike. */
    static List<byte[]> numbered(int size) {
        MerkleHash hash = new MerkleHash();
        List<byte[]> hashes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            hashes.add(hash.leaf(ByteBuffer.allocate(Integer.BYTES).putInt(i).array()));
        }
        return Collections.unmodifiableList(hashes);
    }

    /** The root as fast code gives it. */
    static byte[] root(List<byte[]> leafHashes) {
        TreeBuilder tree = new TreeBuilder();
        leafHashes.forEach(tree::add);
        return tree.root();
    }
}
