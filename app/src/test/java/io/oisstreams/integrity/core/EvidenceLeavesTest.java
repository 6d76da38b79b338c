package io.oisstreams.integrity.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.tlog.MerkleHash;
import io.oisstreams.tlog.TreeBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Leaves are ordered by topic and id as bytes, however they came, and however many chunks they fill. */
class EvidenceLeavesTest {
    private static final MerkleHash HASH = new MerkleHash();

    private static EvidenceLeaves.Leaf leaf(Source source, String id) {
        return new EvidenceLeaves.Leaf(source, id, HASH.leaf((source + id).getBytes(StandardCharsets.UTF_8)));
    }

    private static EvidenceLeaves added(List<EvidenceLeaves.Leaf> leaves) {
        EvidenceLeaves result = new EvidenceLeaves();
        leaves.forEach(leaf -> result.add(leaf.source(), leaf.eventId(), leaf.hash()));
        return result;
    }

    private static List<String> names(EvidenceLeaves leaves) {
        List<String> names = new ArrayList<>();
        leaves.inOrder().forEachRemaining(leaf -> names.add(leaf.source().topic() + " " + leaf.eventId()));
        return names;
    }

    @Test
    void noLeavesHaveTheRootOfTheEmptyTree() {
        assertThat(new EvidenceLeaves().root()).isEqualTo(new MerkleHash().emptyRoot());
        assertThat(new EvidenceLeaves().size()).isZero();
    }

    @Test
    void topicsComeInTheOrderOfTheirNamesAndIdsInTheOrderOfTheirUtf8() {
        // U+FF5E sorts after the surrogates of U+1F600 as UTF-16, before it as UTF-8.
        EvidenceLeaves leaves = added(List.of(
                leaf(Source.DECISIONS, "b"),
                leaf(Source.KEYS, "a"),
                leaf(Source.DECISIONS, "\uD83D\uDE00"),
                leaf(Source.DECISIONS, "\uFF5E"),
                leaf(Source.DECISIONS, "a"),
                leaf(Source.DECISIONS, "ab"),
                leaf(Source.ACTIONS, "z"),
                leaf(Source.ENTRIES, "z")));

        assertThat(names(leaves))
                .containsExactly(
                        "agent.actions z",
                        "chain.entries z",
                        "governance.decisions a",
                        "governance.decisions ab",
                        "governance.decisions b",
                        "governance.decisions \uFF5E",
                        "governance.decisions \uD83D\uDE00",
                        "signer.keys a");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1_000, 60_000})
    void theRootDependsOnTheSetAlone(int size) {
        Random random = new Random(size);
        List<EvidenceLeaves.Leaf> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(leaf(
                    List.of(Source.values()).get(random.nextInt(6)), "event-" + i + "x".repeat(random.nextInt(40))));
        }
        byte[] root = added(leaves).root();
        Collections.shuffle(leaves, random);

        EvidenceLeaves shuffled = added(leaves);

        assertThat(shuffled.root()).isEqualTo(root);
        assertThat(shuffled.size()).isEqualTo(size);
        leaves.sort(Comparator.comparing(
                        (EvidenceLeaves.Leaf leaf) -> leaf.source().topic())
                .thenComparing(leaf -> leaf.eventId().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
        TreeBuilder slow = new TreeBuilder();
        leaves.forEach(leaf -> slow.add(leaf.hash()));
        assertThat(root).isEqualTo(slow.root());
    }

    @Test
    void aHashIsCopied() {
        byte[] hash = new byte[32];
        EvidenceLeaves leaves = new EvidenceLeaves();
        leaves.add(Source.KEYS, "k", hash);
        hash[0] = 1;

        assertThat(leaves.inOrder().next().hash()).isEqualTo(new byte[32]);
    }

    @Test
    void theLongestIdFits() {
        String id = "\uFF5E".repeat(1024);

        assertThat(names(added(List.of(leaf(Source.KEYS, id), leaf(Source.KEYS, "a")))))
                .containsExactly("signer.keys a", "signer.keys " + id);
    }
}
