package io.oisstreams.embedded.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadingOrderTest {
    @Test
    void oneThatReadsWhatOthersWriteComesAfterThem() {
        Map<String, TopologyTopics> applications = Map.of(
                "viewer", topics(Set.of("alerts", "scores", "ticks"), Set.of()),
                "scorer", topics(Set.of("events", "ticks"), Set.of("scores", "alerts")),
                "watcher", topics(Set.of("events", "ticks"), Set.of("alerts")),
                "reporter", topics(Set.of("views", "scores"), Set.of("reports")));

        List<Map<String, TopologyTopics>> stages = ReadingOrder.of(applications);

        assertThat(stages)
                .extracting(Map::keySet)
                .containsExactly(Set.of("scorer", "watcher"), Set.of("viewer", "reporter"));
    }

    @Test
    void oneThatReadsItsOwnResultsWaitsForNobody() {
        List<Map<String, TopologyTopics>> stages =
                ReadingOrder.of(Map.of("verifier", topics(Set.of("verdicts"), Set.of("verdicts"))));

        assertThat(stages).extracting(Map::keySet).containsExactly(Set.of("verifier"));
    }

    @Test
    void thoseThatReadEachOthersResultsHaveNoOrder() {
        Map<String, TopologyTopics> applications =
                Map.of("a", topics(Set.of("of-b"), Set.of("of-a")), "b", topics(Set.of("of-a"), Set.of("of-b")));

        assertThatThrownBy(() -> ReadingOrder.of(applications))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[a, b]");
    }

    private static TopologyTopics topics(Set<String> sources, Set<String> sinks) {
        return new TopologyTopics(sources, sinks);
    }
}
