package io.oisstreams.operations;

import static io.oisstreams.operations.OperationsStory.HOUR_MS;
import static io.oisstreams.operations.OperationsStory.MINUTE_MS;
import static io.oisstreams.operations.OperationsStory.START_MS;
import static io.oisstreams.operations.OperationsStory.WEEK_END_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.cli.Admitted;
import io.oisstreams.cli.CapabilityCluster;
import io.oisstreams.cli.CapabilityCluster.Row;
import io.oisstreams.cli.KilledRuns;
import io.oisstreams.cli.KilledRuns.Kill;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.SignatureVerification;
import io.oisstreams.operations.core.verdict.OperationRules;
import io.oisstreams.output.v1.DeviationStepKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance is killed in between, and nothing tells: nothing that it publishes is lost, comes twice or is different. */
class OperationsKillTest {
    private static final int OPERATIONS_A_CYCLE = 189;
    private static final int CYCLES = 2 * 8;

    /** After the week's end, its settling and the daily report of its last day. */
    private static final long END_MS = WEEK_END_MS + 10 * MINUTE_MS;

    /** The first in the middle of the verdicts, others in the middle of ladders, between two steps or while an update waits. */
    private static final List<Kill> KILLS = List.of(
            new Kill(Topics.SIGNATURE_VERIFICATIONS, START_MS + 20_000, START_MS + 2 * MINUTE_MS),
            new Kill(Topics.SIGNATURE_VERIFICATIONS, START_MS + 2 * MINUTE_MS + 10_000, START_MS + 8 * MINUTE_MS),
            new Kill(Topics.DEVIATIONS, START_MS + 20 * MINUTE_MS, START_MS + 31 * MINUTE_MS),
            new Kill(Topics.DEVIATIONS, START_MS + 80 * MINUTE_MS, START_MS + 140 * MINUTE_MS + 45_000),
            new Kill(Topics.DEVIATIONS, START_MS + 6 * HOUR_MS, START_MS + 7 * HOUR_MS),
            new Kill(Topics.REPORTS, START_MS + 14 * HOUR_MS, START_MS + 15 * HOUR_MS),
            new Kill(Topics.DEVIATIONS, START_MS + 25 * HOUR_MS, START_MS + 26 * HOUR_MS));

    private static final List<EventTopic> INPUTS = List.of(
            Topics.COST_EVENTS,
            Topics.OPERATIONS_SIGNED,
            Topics.SIGNATURE_VERIFICATIONS,
            Topics.CYCLE_EVENTS,
            Topics.COMPLIANCE_CHECKS,
            Topics.DETERMINISM_CHECKS,
            Topics.DEVIATION_UPDATES,
            Topics.BASELINE_CHANGES,
            Topics.TIME_TICKS);
    private static final List<EventTopic> OUTPUTS = List.of(
            Topics.SIGNATURE_VERIFICATIONS,
            Topics.ALERTS,
            Topics.CONTROL_COMMANDS,
            Topics.DEVIATIONS,
            Topics.REPORTS,
            Topics.TELEMETRY_REJECTED);

    private final CapabilityCluster cluster = new CapabilityCluster(INPUTS, OUTPUTS, OperationsKillTest::isPublished);
    private final KilledRuns runs;

    OperationsKillTest(@TempDir Path folder) {
        List<Admitted> events = Stream.concat(
                        OperationsStory.of("acme", 3, OPERATIONS_A_CYCLE).stream(),
                        OperationsStory.of("globex", 10, OPERATIONS_A_CYCLE).stream())
                .toList();
        LongStream ticks = LongStream.concat(
                KilledRuns.times(START_MS, START_MS + 10 * MINUTE_MS, 1_000),
                KilledRuns.times(START_MS + 10 * MINUTE_MS, END_MS, MINUTE_MS));
        this.runs =
                new KilledRuns(cluster, "operations", folder, Map.of("operations.replay.guard", "true"), events, ticks);
    }

    private static boolean isPublished(SpecificRecord value) {
        return !(value instanceof SignatureVerification verdict)
                || verdict.getVerifier().equals(OperationRules.VERIFIER);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void nothingTellsThatTheInstanceWasKilled() throws Exception {
        cluster.send(Stream.of(CapabilityCluster.record(
                Topics.DEVIATION_UPDATES, START_MS, "acme", "junk".getBytes(StandardCharsets.UTF_8))));

        Map<String, List<Row>> killed = runs.run("killed", KILLS);
        Map<String, List<Row>> undisturbed = runs.run("undisturbed", List.of());

        assertThatThereIsSomethingOfEverything(undisturbed);
        assertThat(killed.keySet()).isEqualTo(undisturbed.keySet());
        undisturbed.forEach(
                (topic, rows) -> assertThat(killed.get(topic)).as(topic).containsExactlyElementsOf(rows));
    }

    private static void assertThatThereIsSomethingOfEverything(Map<String, List<Row>> outputs) {
        assertThat(texts(outputs, Topics.SIGNATURE_VERIFICATIONS, "verified"))
                .hasSize(CYCLES * OPERATIONS_A_CYCLE)
                .filteredOn(verified -> verified.equals("false"))
                .hasSize(CYCLES);
        assertThat(texts(outputs, Topics.DEVIATIONS, "kind"))
                .contains(Stream.of(DeviationStepKind.values())
                        .map(DeviationStepKind::name)
                        .toArray(String[]::new));
        assertThat(texts(outputs, Topics.DEVIATIONS, "type")).hasSizeGreaterThan(200);
        assertThat(Set.copyOf(texts(outputs, Topics.DEVIATIONS, "type"))).hasSize(4);
        assertThat(texts(outputs, Topics.CONTROL_COMMANDS, "status")).contains("issued", "released");
        assertThat(texts(outputs, Topics.ALERTS, "rule"))
                .contains(
                        "cost_ceiling_approach",
                        "cost_ceiling_breach",
                        "daily_budget_approach",
                        "daily_budget_breach",
                        "rate_limit_approach",
                        "rate_limit_breach",
                        "freeze_violation");
        assertThat(texts(outputs, Topics.REPORTS, "name"))
                .contains(
                        "SIGNATURE_LOG_CYCLE_cycle%2F0.json",
                        "SIGNATURE_LOG_CYCLE_cycle%2F7.json",
                        "COST_REPORT_2026_05_21.json",
                        "COST_REPORT_2026_05_22.json",
                        "COST_REPORT_2026_05_23.json",
                        "VEGA_ATTESTATION_2026_05_24.md",
                        "PHASE3_READINESS_BRIEF.md")
                .hasSize(CYCLES + 2 * (3 + 2));
        assertThat(texts(outputs, Topics.TELEMETRY_REJECTED, "reason"))
                .contains(
                        "NOT_AVRO",
                        "INVALID_FIELD",
                        "CLOCK_SKEW",
                        "DUPLICATE_CONFLICT",
                        "ENDED_CYCLE",
                        "UNKNOWN_DEVIATION",
                        "CLOSED_DEVIATION")
                .hasSize(1 + 2 * 6);
    }

    private static List<String> texts(Map<String, List<Row>> outputs, EventTopic topic, String field) {
        return Objects.requireNonNull(outputs.get(topic.name())).stream()
                .map(row -> row.text(field))
                .toList();
    }
}
