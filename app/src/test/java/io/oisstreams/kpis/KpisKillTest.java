package io.oisstreams.kpis;

import static io.oisstreams.kpis.KpiStory.DAY_MS;
import static io.oisstreams.kpis.KpiStory.HOUR_MS;
import static io.oisstreams.kpis.KpiStory.MINUTE_MS;
import static io.oisstreams.kpis.KpiStory.SECOND_MS;
import static io.oisstreams.kpis.KpiStory.START_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.cli.Admitted;
import io.oisstreams.cli.CapabilityCluster;
import io.oisstreams.cli.CapabilityCluster.Row;
import io.oisstreams.cli.KilledRuns;
import io.oisstreams.cli.KilledRuns.Kill;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.kpi.OperationalKpis;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance is killed in between, and nothing tells: nothing that it publishes is lost, comes twice or is different. */
class KpisKillTest {
    private static final List<EventTopic> INPUTS = List.of(
            Topics.GOVERNANCE_PROPOSALS,
            Topics.OPERATIONS_INCIDENTS,
            Topics.KPI_MEASUREMENTS,
            Topics.ARTIFACT_OBSERVATIONS,
            Topics.TIME_TICKS);
    private static final List<EventTopic> OUTPUTS =
            List.of(Topics.KPI_VALUES, Topics.ALERTS, Topics.TELEMETRY_REJECTED);

    /** After the close of the week that ends on the sixth day. */
    private static final long END_MS = START_MS + 5 * DAY_MS + 10 * MINUTE_MS;

    /**
     * While a day's facts are counted; while an incident goes on that is too long by now; while a proposal waits that has waited for a
     * week; in a look at a repository, before its score; after the close of a day and of a year, with alerts that go on.
     */
    private static final List<Kill> KILLS = List.of(
            new Kill(Topics.KPI_VALUES, START_MS + 6 * HOUR_MS, START_MS + 7 * HOUR_MS + 2 * MINUTE_MS),
            new Kill(Topics.ALERTS, START_MS + 8 * HOUR_MS, START_MS + 8 * HOUR_MS + 20 * MINUTE_MS),
            new Kill(Topics.ALERTS, START_MS + 18 * HOUR_MS, START_MS + 18 * HOUR_MS + 15 * MINUTE_MS),
            new Kill(Topics.KPI_VALUES, START_MS + DAY_MS, START_MS + DAY_MS + 10 * MINUTE_MS),
            new Kill(Topics.KPI_VALUES, START_MS + 38 * HOUR_MS, START_MS + 38 * HOUR_MS + 2 * SECOND_MS),
            new Kill(Topics.KPI_VALUES, START_MS + 2 * DAY_MS, START_MS + 2 * DAY_MS + 10 * MINUTE_MS));

    private final CapabilityCluster cluster = new CapabilityCluster(INPUTS, OUTPUTS, value -> true);
    private final KilledRuns runs;

    KpisKillTest(@TempDir Path folder) {
        List<Admitted> events = Stream.concat(KpiStory.of("acme", 3).stream(), KpiStory.of("globex", 10).stream())
                .toList();
        this.runs = new KilledRuns(
                cluster, "kpis", folder, Map.of(), events, KilledRuns.times(START_MS, END_MS, MINUTE_MS));
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void nothingTellsThatTheInstanceWasKilled() throws Exception {
        cluster.send(Stream.of(CapabilityCluster.record(
                Topics.KPI_MEASUREMENTS, START_MS, "acme", "junk".getBytes(StandardCharsets.UTF_8))));

        Map<String, List<Row>> killed = runs.run("killed", KILLS);
        Map<String, List<Row>> undisturbed = runs.run("undisturbed", List.of());

        assertThatThereIsSomethingOfEverything(undisturbed);
        assertThat(killed.keySet()).isEqualTo(undisturbed.keySet());
        undisturbed.forEach(
                (topic, rows) -> assertThat(killed.get(topic)).as(topic).containsExactlyElementsOf(rows));
    }

    private static void assertThatThereIsSomethingOfEverything(Map<String, List<Row>> outputs) {
        assertThat(Set.copyOf(texts(outputs, Topics.KPI_VALUES, "kpi_id")))
                .containsAll(OperationalKpis.ALL.stream().map(Definition::id).toList())
                .contains("DS-KPI-008", "OIS-KPI-001");
        assertThat(texts(outputs, Topics.KPI_VALUES, "status"))
                .contains("met", "missed", "warning", "critical", "no_data", "Green");
        assertThat(Set.copyOf(texts(outputs, Topics.ALERTS, "rule")))
                .containsExactlyInAnyOrder(
                        "kpi_1.1",
                        "kpi_1.2",
                        "kpi_2.1",
                        "kpi_2.3",
                        "kpi_2.4",
                        "kpi_3.1",
                        "kpi_3.2",
                        "kpi_5.1",
                        "kpi_5.2",
                        "contract_DS-KPI-008",
                        "review_due");
        assertThat(texts(outputs, Topics.ALERTS, "status")).contains("firing", "resolved");
        assertThat(texts(outputs, Topics.TELEMETRY_REJECTED, "reason"))
                .contains("NOT_AVRO", "REPEATED_STEP", "INVALID_FIELD", "CLOCK_SKEW", "DUPLICATE_CONFLICT")
                .hasSize(1 + 2 * 4);
    }

    private static List<String> texts(Map<String, List<Row>> outputs, EventTopic topic, String field) {
        return Objects.requireNonNull(outputs.get(topic.name())).stream()
                .map(row -> row.text(field))
                .toList();
    }
}
