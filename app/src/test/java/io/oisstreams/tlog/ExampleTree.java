package io.oisstreams.tlog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The tree of RFC 9162, section 2.1.5: seven leaves d0 to d6 and its letters for the nodes. */
final class ExampleTree {
    static final MerkleHash HASH = new MerkleHash();
    static final List<byte[]> LEAVES = IntStream.range(0, 7)
            .mapToObj(i -> HASH.leaf(("d" + i).getBytes(US_ASCII)))
            .toList();

    static final byte[] A = LEAVES.get(0);
    static final byte[] B = LEAVES.get(1);
    static final byte[] C = LEAVES.get(2);
    static final byte[] D = LEAVES.get(3);
    static final byte[] E = LEAVES.get(4);
    static final byte[] F = LEAVES.get(5);
    static final byte[] G = HASH.node(A, B);
    static final byte[] H = HASH.node(C, D);
    static final byte[] I = HASH.node(E, F);
    static final byte[] J = LEAVES.get(6);
    static final byte[] K = HASH.node(G, H);
    static final byte[] L = HASH.node(I, J);
    static final byte[] ROOT = HASH.node(K, L);

    private ExampleTree() {}

    static List<String> path(byte[]... hashes) {
        return Arrays.stream(hashes).map(HashText::of).toList();
    }
}
