package io.oisstreams.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.crypto.Sha3;
import io.oisstreams.tlog.HashText;
import io.oisstreams.tlog.InclusionProof;
import io.oisstreams.tlog.MerkleHash;
import io.oisstreams.tlog.TreeBuilder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Hashes, trees and paths in the browser, against the service's own. */
class VerifyMerkleTest extends VerifyTest {
    private record Tree(List<String> leaves, String root) {}

    private record Path(long index, long size, String leaf, List<String> path) {}

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static List<byte[]> leaves(Random random, int size) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(bytes(random, 32));
        }
        return leaves;
    }

    private static String root(List<byte[]> leaves) {
        TreeBuilder tree = new TreeBuilder();
        leaves.forEach(tree::add);
        return HashText.of(tree.root());
    }

    private static Path path(List<byte[]> leaves, int index) {
        InclusionProof proof = InclusionProof.of(index, leaves.size(), leaves.iterator());
        return new Path(index, leaves.size(), HashText.of(leaves.get(index)), proof.path());
    }

    private String[] roots(List<Path> paths) {
        String each = """
                (await import('/js/verify/hash.js').then(({ hashBytes }) =>
                    argument.map((p) => rootOfPath(p.index, p.size, hashBytes(p.leaf), p.path) ?? "none")))""";
        return call("rootOfPath", "merkle.js", each, paths, String[].class);
    }

    @Test
    void hashesAreTheSame() {
        Random random = new Random(1);
        List<byte[]> inputs = new ArrayList<>();
        for (int length = 0; length < 600; length++) {
            inputs.add(bytes(random, length));
        }
        List<String> encoded =
                inputs.stream().map(Base64.getEncoder()::encodeToString).toList();

        String[] found = call(
                "sha3, hex, base64", "hash.js", "argument.map((x) => hex(sha3(base64(x))))", encoded, String[].class);
        String[] leaves = call(
                "leafHash",
                "merkle.js",
                "(await import('/js/verify/hash.js').then(({ hex, base64 }) => argument.map((x) => hex(leafHash(base64(x))))))",
                encoded,
                String[].class);

        assertThat(found).containsExactly(inputs.stream().map(Sha3::hex256).toArray(String[]::new));
        assertThat(leaves)
                .containsExactly(inputs.stream()
                        .map(input -> HashText.of(new MerkleHash().leaf(input)))
                        .toArray(String[]::new));
    }

    @Test
    void onlyOneBase64TextOfBytesIsTaken() {
        List<String> texts = List.of("", "AA==", "AB==", "AA", "AA=", " AA==", "AAA\n", "_-8=", "/+8=", "A", "====");

        String[] found = call(
                "base64", "hash.js", "argument.map((x) => base64(x) === null ? 'none' : 'one')", texts, String[].class);

        assertThat(found)
                .containsExactly("one", "one", "none", "none", "none", "none", "none", "none", "one", "none", "none");
    }

    @Test
    void rootsOfTreesAreTheSame() {
        Random random = new Random(2);
        List<Tree> trees = new ArrayList<>();
        for (int size = 0; size < 140; size++) {
            List<byte[]> leaves = leaves(random, size);
            trees.add(new Tree(leaves.stream().map(HashText::of).toList(), root(leaves)));
        }

        String[] found = call("treeRoot", "merkle.js", """
                (await import('/js/verify/hash.js').then(({ hashBytes, hex }) =>
                    argument.map((tree) => hex(treeRoot(tree.leaves.map(hashBytes))))))""", trees, String[].class);

        assertThat(found).containsExactly(trees.stream().map(Tree::root).toArray(String[]::new));
    }

    @Test
    void everyPathLeadsToItsRootAndNoChangedOneDoes() {
        Random random = new Random(3);
        List<Path> right = new ArrayList<>();
        List<Path> wrong = new ArrayList<>();
        List<String> roots = new ArrayList<>();
        for (int size = 1; size < 70; size++) {
            List<byte[]> leaves = leaves(random, size);
            for (int index = 0; index < size; index++) {
                Path path = path(leaves, index);
                right.add(path);
                wrong.add(changed(path, random));
                roots.add(root(leaves));
            }
        }

        assertThat(roots(right)).isEqualTo(roots.toArray(String[]::new));
        String[] found = roots(wrong);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).as("%s", wrong.get(i)).isNotEqualTo(roots.get(i));
        }
    }

    private static Path changed(Path path, Random random) {
        List<String> steps = new ArrayList<>(path.path());
        switch (random.nextInt(steps.isEmpty() ? 2 : 4)) {
            case 0 -> steps.add(HashText.of(bytes(random, 32)));
            case 1 -> {
                return new Path(path.size(), path.size(), path.leaf(), steps);
            }
            case 2 -> steps.remove(random.nextInt(steps.size()));
            default -> steps.replaceAll(step -> step.toUpperCase(Locale.ROOT) + "0");
        }
        return new Path(path.index(), path.size(), path.leaf(), steps);
    }

    /** Sizes that no tree of a test has: against the service's own judgement of a path. */
    @Test
    void pathsInLargeTreesLeadToTheSameRoots() {
        Random random = new Random(4);
        List<Path> paths = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            long size = 1 + random.nextLong(1L << (1 + random.nextInt(52)));
            int length = 64 - Long.numberOfLeadingZeros(size - 1);
            List<String> steps =
                    leaves(random, length).stream().map(HashText::of).toList();
            paths.add(new Path(random.nextLong(size), size, HashText.of(bytes(random, 32)), steps));
        }

        String[] found = roots(paths);

        int led = 0;
        for (int i = 0; i < found.length; i++) {
            Path path = paths.get(i);
            InclusionProof proof = new InclusionProof(path.index(), path.size(), path.path());
            byte[] leaf = HashText.parse(path.leaf()).orElseThrow();
            byte[] root = HashText.parse(found[i]).orElse(new byte[32]);
            assertThat(proof.verify(leaf, root)).as("%s", path).isEqualTo(!found[i].equals("none"));
            led += found[i].equals("none") ? 0 : 1;
        }
        assertThat(led).isGreaterThan(50);
    }

    @Test
    void thePathToALaterRootHasThePathToTheOwnOne() {
        List<byte[]> leaves = leaves(new Random(5), 41);
        List<Path> paths = new ArrayList<>();
        for (int index = 0; index < leaves.size(); index++) {
            paths.add(path(leaves, index));
        }

        String[][] found = call(
                "pathAsLastLeaf",
                "merkle.js",
                "argument.map((p) => pathAsLastLeaf(p.index, p.size, p.path))",
                paths,
                String[][].class);

        for (int index = 0; index < leaves.size(); index++) {
            assertThat(found[index])
                    .containsExactly(
                            path(leaves.subList(0, index + 1), index).path().toArray(String[]::new));
        }
    }
}
