package io.oisstreams.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InclusionProofTest {
    private static final int ALL_INDEXES_UP_TO = 130;
    private static final List<byte[]> THOUSAND = Leaves.numbered(1_000);

    private final MerkleHash hash = new MerkleHash();

    static Stream<Arguments> examples() {
        return Stream.of(
                Arguments.of(0, ExampleTree.path(ExampleTree.B, ExampleTree.H, ExampleTree.L)),
                Arguments.of(3, ExampleTree.path(ExampleTree.C, ExampleTree.G, ExampleTree.L)),
                Arguments.of(4, ExampleTree.path(ExampleTree.F, ExampleTree.J, ExampleTree.K)),
                Arguments.of(6, ExampleTree.path(ExampleTree.I, ExampleTree.K)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExamplesOfTheRfc(int index, List<String> path) {
        InclusionProof proof = InclusionProof.of(index, 7, ExampleTree.LEAVES.iterator());

        assertThat(proof.path()).isEqualTo(path);
        assertThat(proof.verify(ExampleTree.LEAVES.get(index), ExampleTree.ROOT))
                .isTrue();
    }

    /** Of Certificate Transparency's test tree; index and size, then the path over SHA-256. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, ''",
        "0, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "5, 8, bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
                + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
                + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "2, 3, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "1, 5, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    })
    void publishedPaths(int index, int size, String path) {
        MerkleHash sha256 = new MerkleHash(new SHA256Digest());
        List<byte[]> leaves =
                TreeRootTest.PUBLISHED_LEAVES.stream().map(sha256::leaf).toList();

        InclusionProof proof = InclusionProof.of(index, size, leaves.iterator(), sha256);

        assertThat(String.join(" ", proof.path())).isEqualTo(path);
        assertThat(proof.verify(leaves.get(index), SlowTree.root(leaves.subList(0, size), sha256), sha256))
                .isTrue();
    }

    @Test
    void everyProofOfASmallTreeIsThatOfTheDefinitionAndValid() {
        for (int size = 1; size <= ALL_INDEXES_UP_TO; size++) {
            byte[] root = SlowTree.root(THOUSAND.subList(0, size), hash);
            for (int index = 0; index < size; index++) {
                assertRight(index, size, root);
            }
        }
    }

    @Test
    void proofsOfLargerTreesAreThoseOfTheDefinitionAndValid() {
        Random random = new Random(9162);
        for (int size = ALL_INDEXES_UP_TO + 1; size <= THOUSAND.size(); size++) {
            byte[] root = SlowTree.root(THOUSAND.subList(0, size), hash);
            assertRight(random.nextInt(size), size, root);
        }
    }

    private void assertRight(int index, int size, byte[] root) {
        InclusionProof proof = InclusionProof.of(index, size, THOUSAND.iterator());

        assertThat(proof.path()).isEqualTo(SlowTree.path(index, THOUSAND.subList(0, size), hash));
        assertThat(proof.verify(THOUSAND.get(index), root))
                .as("%s in %s", index, size)
                .isTrue();
    }

    @Test
    void everyChangedBitIsFound() {
        everyProofUpTo(11, (proof, leaf, root) -> {
            assertThat(Paths.withOneBitChanged(proof.path()))
                    .noneMatch(path -> with(proof, path).verify(leaf, root));
            assertThat(Paths.withOneBitChanged(leaf)).noneMatch(changed -> proof.verify(changed, root));
            assertThat(Paths.withOneBitChanged(root)).noneMatch(changed -> proof.verify(leaf, changed));
        });
    }

    @Test
    void everyPathOfAnotherFormIsRefused() {
        everyProofUpTo(33, (proof, leaf, root) -> assertThat(Paths.ofAnotherForm(proof.path()))
                .noneMatch(path -> with(proof, path).verify(leaf, root)));
    }

    @Test
    void aLeafIsAtNoOtherIndex() {
        everyProofUpTo(33, (proof, leaf, root) -> {
            for (long index = -2; index <= proof.treeSize() + 2; index++) {
                InclusionProof other = new InclusionProof(index, proof.treeSize(), proof.path());
                assertThat(other.verify(leaf, root)).isEqualTo(index == proof.leafIndex());
            }
        });
    }

    @Test
    void aLeafIsInNoTreeOfAnotherSizeByTheSamePath() {
        everyProofUpTo(33, (proof, leaf, root) -> {
            for (int size = 1; size <= 40; size++) {
                InclusionProof other = new InclusionProof(proof.leafIndex(), size, proof.path());
                byte[] otherRoot = Leaves.root(THOUSAND.subList(0, size));
                assertThat(other.verify(leaf, otherRoot)).isEqualTo(size == proof.treeSize());
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 7",
        "7, 7",
        "0, 0",
        "0, -1",
        "-2, -1",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775806, 9223372036854775807",
        "-9223372036854775808, 7",
        "0, -9223372036854775808"
    })
    void impossibleIndexesAndSizesAreRefused(long index, long size) {
        InclusionProof proof = InclusionProof.of(6, 7, ExampleTree.LEAVES.iterator());

        assertThat(new InclusionProof(index, size, proof.path()).verify(ExampleTree.J, ExampleTree.ROOT))
                .isFalse();
    }

    @Test
    void hashesOfAnotherLengthAreRefused() {
        InclusionProof proof = InclusionProof.of(0, 1, ExampleTree.LEAVES.iterator());

        assertThat(proof.verify(ExampleTree.A, ExampleTree.A)).isTrue();
        assertThat(proof.verify(new byte[0], new byte[0])).isFalse();
        assertThat(proof.verify(new byte[33], new byte[33])).isFalse();
        assertThat(proof.verify(ExampleTree.A, new byte[31])).isFalse();
    }

    @Test
    void thePathOfTheLargestTreeHas63Steps() {
        byte[] leaf = THOUSAND.get(0);
        byte[] sibling = THOUSAND.get(1);
        byte[] root = leaf;
        for (int i = 0; i < 63; i++) {
            root = hash.node(root, sibling);
        }
        List<String> path = Collections.nCopies(63, HashText.of(sibling));

        assertThat(new InclusionProof(0, Long.MAX_VALUE, path).verify(leaf, root))
                .isTrue();
        assertThat(new InclusionProof(0, Long.MAX_VALUE, path.subList(1, 63)).verify(leaf, root))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1, 3", "3, 3", "0, 0", "0, -1"})
    void noProofIsMadeForALeafThatIsNotThere(long index, long size) {
        assertThatThrownBy(() -> InclusionProof.of(index, size, THOUSAND.iterator()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no leaf " + index + " in a tree of " + size);
    }

    @Test
    void tooFewLeavesGiveNoProof() {
        assertThatThrownBy(() -> InclusionProof.of(2, 8, ExampleTree.LEAVES.iterator()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are only 7 leaves");
    }

    private interface Check {
        void of(InclusionProof proof, byte[] leafHash, byte[] root);
    }

    private static void everyProofUpTo(int maxSize, Check check) {
        for (int size = 1; size <= maxSize; size++) {
            List<byte[]> leaves = new ArrayList<>(THOUSAND.subList(0, size));
            byte[] root = Leaves.root(leaves);
            for (int index = 0; index < size; index++) {
                check.of(InclusionProof.of(index, size, leaves.iterator()), leaves.get(index), root);
            }
        }
    }

    private static InclusionProof with(InclusionProof proof, List<String> path) {
        return new InclusionProof(proof.leafIndex(), proof.treeSize(), path);
    }
}
