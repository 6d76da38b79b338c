package io.oisstreams.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConsistencyProofTest {
    private static final int ALL_PAIRS_UP_TO = 100;
    private static final List<byte[]> THOUSAND = Leaves.numbered(1_000);

    private static final List<byte[]> ROOTS = roots();

    private final MerkleHash hash = new MerkleHash();

    static Stream<Arguments> examples() {
        return Stream.of(
                Arguments.of(
                        3,
                        ExampleTree.HASH.node(ExampleTree.G, ExampleTree.C),
                        ExampleTree.path(ExampleTree.C, ExampleTree.D, ExampleTree.G, ExampleTree.L)),
                Arguments.of(4, ExampleTree.K, ExampleTree.path(ExampleTree.L)),
                Arguments.of(
                        6,
                        ExampleTree.HASH.node(ExampleTree.K, ExampleTree.I),
                        ExampleTree.path(ExampleTree.I, ExampleTree.J, ExampleTree.K)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExamplesOfTheRfc(int size, byte[] root, List<String> path) {
        ConsistencyProof proof = ConsistencyProof.of(size, 7, ExampleTree.LEAVES.iterator());

        assertThat(proof.path()).isEqualTo(path);
        assertThat(proof.verify(root, ExampleTree.ROOT)).isTrue();
    }

    /** Of Certificate Transparency's test tree; both sizes, then the path over SHA-256. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, ''",
        "1, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "6, 8, 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
                + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
                + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "2, 5, 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    })
    void publishedProofs(int size1, int size2, String path) {
        MerkleHash sha256 = new MerkleHash(new SHA256Digest());
        List<byte[]> leaves =
                TreeRootTest.PUBLISHED_LEAVES.stream().map(sha256::leaf).toList();

        ConsistencyProof proof = ConsistencyProof.of(size1, size2, leaves.iterator(), sha256);

        assertThat(String.join(" ", proof.path())).isEqualTo(path);
        byte[] root1 = SlowTree.root(leaves.subList(0, size1), sha256);
        byte[] root2 = SlowTree.root(leaves.subList(0, size2), sha256);
        assertThat(proof.verify(root1, root2, sha256)).isTrue();
    }

    @Test
    void everyProofBetweenSmallTreesIsThatOfTheDefinitionAndValid() {
        for (int size2 = 1; size2 <= ALL_PAIRS_UP_TO; size2++) {
            for (int size1 = 1; size1 <= size2; size1++) {
                assertRight(size1, size2);
            }
        }
    }

    @Test
    void proofsBetweenLargerTreesAreThoseOfTheDefinitionAndValid() {
        Random random = new Random(9162);
        for (int size2 = ALL_PAIRS_UP_TO + 1; size2 <= THOUSAND.size(); size2++) {
            assertRight(1 + random.nextInt(size2), size2);
        }
    }

    private void assertRight(int size1, int size2) {
        ConsistencyProof proof = ConsistencyProof.of(size1, size2, THOUSAND.iterator());

        assertThat(proof.path()).isEqualTo(SlowTree.proof(size1, THOUSAND.subList(0, size2), hash));
        assertThat(proof.verify(ROOTS.get(size1), ROOTS.get(size2)))
                .as("%s in %s", size1, size2)
                .isTrue();
    }

    @Test
    void everyTreeGoesOnFromTheEmptyOneAndFromItself() {
        for (int size = 0; size <= 20; size++) {
            ConsistencyProof fromNothing = ConsistencyProof.of(0, size, THOUSAND.iterator());
            ConsistencyProof fromItself = ConsistencyProof.of(size, size, THOUSAND.iterator());

            assertThat(fromNothing.path()).isEmpty();
            assertThat(fromItself.path()).isEmpty();
            assertThat(fromNothing.verify(ROOTS.get(0), ROOTS.get(size))).isTrue();
            assertThat(fromItself.verify(ROOTS.get(size), ROOTS.get(size))).isTrue();
            assertThat(fromItself.verify(ROOTS.get(size), ROOTS.get(size + 1))).isFalse();
            assertThat(fromNothing.verify(ROOTS.get(21), ROOTS.get(size))).isFalse();
        }
        assertThat(new ConsistencyProof(0, 0, List.of()).verify(ROOTS.get(1), ROOTS.get(1)))
                .isFalse();
    }

    @Test
    void everyChangedBitIsFound() {
        everyProofUpTo(9, (proof, root1, root2) -> {
            assertThat(Paths.withOneBitChanged(proof.path()))
                    .noneMatch(path -> with(proof, path).verify(root1, root2));
            assertThat(Paths.withOneBitChanged(root1)).noneMatch(changed -> proof.verify(changed, root2));
            if (proof.size1() > 0) {
                assertThat(Paths.withOneBitChanged(root2)).noneMatch(changed -> proof.verify(root1, changed));
            }
        });
    }

    @Test
    void everyPathOfAnotherFormIsRefused() {
        everyProofUpTo(24, (proof, root1, root2) -> assertThat(Paths.ofAnotherForm(proof.path()))
                .noneMatch(path -> with(proof, path).verify(root1, root2)));
    }

    @Test
    void noOtherTreesAreConsistentByTheSamePath() {
        everyProofUpTo(16, (proof, root1, root2) -> {
            for (int size = 0; size <= 18; size++) {
                ConsistencyProof older = new ConsistencyProof(size, proof.size2(), proof.path());
                ConsistencyProof newer = new ConsistencyProof(proof.size1(), size, proof.path());
                boolean emptyPath = proof.path().isEmpty();
                assertThat(older.verify(ROOTS.get(size), root2))
                        .isEqualTo(size == proof.size1() || (emptyPath && (size == 0 || size == proof.size2())));
                assertThat(newer.verify(root1, ROOTS.get(size)))
                        .isEqualTo(size == proof.size2() || (emptyPath && (proof.size1() == 0 || size == proof.size1())));
            }
        });
    }

    @Test
    void aRewrittenLeafIsFound() {
        for (int changed = 0; changed < 12; changed++) {
            List<byte[]> rewritten = new ArrayList<>(THOUSAND.subList(0, 20));
            rewritten.set(changed, hash.leaf(new byte[] {1}));

            ConsistencyProof proof = ConsistencyProof.of(12, 20, rewritten.iterator());

            assertThat(proof.verify(ROOTS.get(12), Leaves.root(rewritten))).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 7",
        "8, 7",
        "7, 6",
        "0, -1",
        "-2, -1",
        "6, 9223372036854775807",
        "9223372036854775806, 9223372036854775807",
        "-9223372036854775808, 7",
        "6, -9223372036854775808"
    })
    void impossibleSizesAreRefused(long size1, long size2) {
        ConsistencyProof proof = ConsistencyProof.of(6, 7, THOUSAND.iterator());

        assertThat(new ConsistencyProof(size1, size2, proof.path()).verify(ROOTS.get(6), ROOTS.get(7)))
                .isFalse();
    }

    @Test
    void rootsOfAnotherLengthAreRefused() {
        ConsistencyProof same = new ConsistencyProof(3, 3, List.of());
        ConsistencyProof fromNothing = new ConsistencyProof(0, 3, List.of());

        assertThat(same.verify(new byte[31], new byte[31])).isFalse();
        assertThat(same.verify(new byte[0], new byte[0])).isFalse();
        assertThat(fromNothing.verify(ROOTS.get(0), new byte[33])).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1, 3", "4, 3", "0, -1"})
    void noProofIsMadeForSizesThatCannotBe(long size1, long size2) {
        assertThatThrownBy(() -> ConsistencyProof.of(size1, size2, THOUSAND.iterator()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no tree of " + size1 + " leaves in one of " + size2);
    }

    @Test
    void tooFewLeavesGiveNoProof() {
        assertThatThrownBy(() -> ConsistencyProof.of(3, 8, ExampleTree.LEAVES.iterator()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are only 7 leaves");
    }

    private interface Check {
        void of(ConsistencyProof proof, byte[] root1, byte[] root2);
    }

    private static void everyProofUpTo(int maxSize, Check check) {
        for (int size2 = 0; size2 <= maxSize; size2++) {
            for (int size1 = 0; size1 <= size2; size1++) {
                check.of(ConsistencyProof.of(size1, size2, THOUSAND.iterator()), ROOTS.get(size1), ROOTS.get(size2));
            }
        }
    }

    private static List<byte[]> roots() {
        List<byte[]> roots = new ArrayList<>();
        TreeBuilder tree = new TreeBuilder();
        roots.add(tree.root());
        for (byte[] leaf : THOUSAND) {
            tree.add(leaf);
            roots.add(tree.root());
        }
        return roots;
    }

    private static ConsistencyProof with(ConsistencyProof proof, List<String> path) {
        return new ConsistencyProof(proof.size1(), proof.size2(), path);
    }
}
