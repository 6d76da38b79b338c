package io.oisstreams.integrity.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.integrity.core.Source;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WindowLoadTest {
    private final WindowLoad load = new WindowLoad(0, Optional.empty(), List.of());

    @Test
    void leavesGrowTheTree() {
        assertThat(load.addLeaf(leaf(Source.ACTIONS, "a", 7))).isTrue();
        assertThat(load.addLeaf(leaf(Source.ACTIONS, "b", 5))).isTrue();

        assertThat(load.tree.size()).isEqualTo(2);
        assertThat(load.lastAdmissionMs).isEqualTo(7);
    }

    @Test
    void anIdIsUsedOnceInATopic() {
        load.addLeaf(leaf(Source.ACTIONS, "a", 7));

        assertThat(load.addLeaf(leaf(Source.ACTIONS, "a", 8))).isFalse();
        assertThat(load.addLeaf(leaf(Source.DECISIONS, "a", 8))).isTrue();
    }

    @Test
    void whatWasFoundWhileReadingIsCopied() {
        WindowLoad other = new WindowLoad(0, Optional.empty(), List.of(new Difference("here", "a", "1", "2")));

        other.differences.add(new Difference("here", "b", "1", "2"));

        assertThat(other.differences).hasSize(2);
    }

    private static EvidenceEvent leaf(Source source, String eventId, long admissionMs) {
        return new EvidenceEvent(
                "acme",
                0,
                3_600_000,
                source,
                eventId,
                admissionMs,
                admissionMs,
                Optional.empty(),
                OptionalLong.empty(),
                new byte[32]);
    }
}
