package io.oisstreams.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Panels and alerts ask for metrics that a running instance has. */
class DashboardMetricsTest {
    private static Set<String> shown = Set.of();

    @BeforeAll
    static void scrapeAnInstance(@TempDir Path stateDir) throws Exception {
        try (MeasuredInstance instance = new MeasuredInstance(stateDir)) {
            instance.oneEventOfEachFate();
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(instance.scrape())
                    .contains(
                            "ois_records_published_total 1.0",
                            "ois_events_accepted_total{topic=\"agent.actions\"} 1.0",
                            "ois_events_duplicate_total{topic=\"agent.actions\"} 1.0",
                            "ois_events_rejected_total{reason=\"NOT_AVRO\",topic=\"agent.actions\"} 1.0",
                            // There is none before the first collection.
                            "jvm_gc_pause_seconds_sum"));
            shown = instance.scrape()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("[{ ]", 2)[0])
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void everyPanelHasMetricsThatExist() {
        List<String> expressions =
                DockerFiles.json("grafana/dashboards/ois-streams.json").findValuesAsText("expr");

        assertThat(expressions).isNotEmpty();
        for (String expression : expressions) {
            Set<String> asked = DockerFiles.metrics(expression);
            assertThat(asked).as(expression).isNotEmpty();
            assertThat(shown).as(expression).containsAll(asked);
        }
    }

    @Test
    void everyAlertHasMetricsThatExist() {
        List<String> expressions = DockerFiles.yaml("prometheus/alerts.yml").findValuesAsText("expr");

        assertThat(expressions).isNotEmpty();
        for (String expression : expressions) {
            Set<String> asked = new TreeSet<>(DockerFiles.metrics(expression));
            // `up` is Prometheus' own.
            assertThat(!asked.isEmpty() || expression.startsWith("up{"))
                    .as(expression)
                    .isTrue();
            assertThat(shown).as(expression).containsAll(asked);
        }
    }
}
