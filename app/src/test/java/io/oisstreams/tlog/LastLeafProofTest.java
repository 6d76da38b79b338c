package io.oisstreams.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The path to a newer root also proves the leaf in the tree that ended with it. */
class LastLeafProofTest {
    private static final int SIZES = 70;

    @Test
    void isTheProofOfTheOlderTreeForAllLeavesOfAllSizes() {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < SIZES; i++) {
            leaves.add(new MerkleHash().leaf(new byte[] {(byte) i}));
        }
        for (int size = 1; size <= SIZES; size++) {
            for (int index = 0; index < size; index++) {
                InclusionProof last =
                        InclusionProof.of(index, size, leaves.iterator()).asLastLeaf();

                assertThat(last).isEqualTo(InclusionProof.of(index, index + 1, leaves.iterator()));
            }
        }
    }

    @Test
    void ofAPathThatIsTooLongIsNotValid() {
        byte[] leaf = new MerkleHash().leaf(new byte[0]);
        String step = HashText.of(leaf);

        InclusionProof last = new InclusionProof(0, 1, List.of(step, step)).asLastLeaf();

        assertThat(last.verify(leaf, leaf)).isFalse();
    }
}
