package io.oisstreams.operations;

import static io.oisstreams.operations.OperationsStory.HOUR_MS;
import static io.oisstreams.operations.OperationsStory.MINUTE_MS;
import static io.oisstreams.operations.OperationsStory.START_MS;
import static io.oisstreams.operations.OperationsStory.WEEK_END_MS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.oisstreams.cli.CapabilityProcess;
import io.oisstreams.config.OisConfig;
import io.oisstreams.embedded.replay.Consumption;
import io.oisstreams.embedded.replay.Progress;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.operations.OperationsCluster.Row;
import io.oisstreams.operations.OperationsInputs.Admitted;
import io.oisstreams.output.v1.DeviationStepKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance is killed in between, and nothing tells: nothing that it publishes is lost, comes twice or is different. */
class OperationsKillTest {
    private static final int OPERATIONS_A_CYCLE = 189;
    private static final int CYCLES = 2 * 8;

    /** After the week's end, its settling and the daily report of its last day. */
    private static final long END_MS = WEEK_END_MS + 10 * MINUTE_MS;

    /** What is lost never comes. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** The first in the middle of the verdicts, others in the middle of ladders, between two steps or while an update waits. */
    private static final List<Kill> KILLS = List.of(
            new Kill(Topics.SIGNATURE_VERIFICATIONS, START_MS + 20_000, START_MS + 2 * MINUTE_MS),
            new Kill(Topics.SIGNATURE_VERIFICATIONS, START_MS + 2 * MINUTE_MS + 10_000, START_MS + 8 * MINUTE_MS),
            new Kill(Topics.DEVIATIONS, START_MS + 20 * MINUTE_MS, START_MS + 31 * MINUTE_MS),
            new Kill(Topics.DEVIATIONS, START_MS + 80 * MINUTE_MS, START_MS + 140 * MINUTE_MS + 45_000),
            new Kill(Topics.DEVIATIONS, START_MS + 6 * HOUR_MS, START_MS + 7 * HOUR_MS),
            new Kill(Topics.REPORTS, START_MS + 14 * HOUR_MS, START_MS + 15 * HOUR_MS),
            new Kill(Topics.DEVIATIONS, START_MS + 25 * HOUR_MS, START_MS + 26 * HOUR_MS));

    private final OperationsCluster cluster = new OperationsCluster();
    private final Path folder;
    private final List<Admitted> events;
    private final List<Long> ticks;

    /**
     * What an instance is killed by.
     *
     * @param seen the instance is killed when it has published something on this topic
     * @param fromMs of this time, in ms, or later
     * @param fedUntilMs what is later than this, in ms, is not there yet: it can't have come further
     */
    private record Kill(EventTopic seen, long fromMs, long fedUntilMs) {}

    OperationsKillTest(@TempDir Path folder) {
        this.folder = folder;
        this.events = Stream.concat(
                        OperationsStory.of("acme", 3, OPERATIONS_A_CYCLE).stream(),
                        OperationsStory.of("globex", 10, OPERATIONS_A_CYCLE).stream())
                .sorted(Comparator.comparingLong(Admitted::admissionMs))
                .collect(Collectors.toCollection(ArrayList::new));
        this.ticks = LongStream.concat(
                        times(START_MS, START_MS + 10 * MINUTE_MS, 1_000),
                        times(START_MS + 10 * MINUTE_MS, END_MS, MINUTE_MS))
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static LongStream times(long fromMs, long toMs, long everyMs) {
        return LongStream.iterate(fromMs, timeMs -> timeMs < toMs, timeMs -> timeMs + everyMs);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void nothingTellsThatTheInstanceWasKilled() throws Exception {
        cluster.send(Stream.of(OperationsCluster.record(
                Topics.DEVIATION_UPDATES, START_MS, "acme", "junk".getBytes(StandardCharsets.UTF_8))));

        Map<String, List<Row>> killed = run("killed", KILLS);
        Map<String, List<Row>> undisturbed = run("undisturbed", List.of());

        assertThatThereIsSomethingOfEverything(undisturbed);
        assertThat(killed.keySet()).isEqualTo(undisturbed.keySet());
        undisturbed.forEach(
                (topic, rows) -> assertThat(killed.get(topic)).as(topic).containsExactlyElementsOf(rows));
    }

    private Map<String, List<Row>> run(String name, List<Kill> kills) throws Exception {
        Map<String, String> settings = cluster.settings();
        settings.put("ois.application.id", name);
        settings.put("state.dir", folder.resolve(name).toString());
        settings.put("num.stream.threads", "1");
        settings.put("commit.interval.ms", "20");
        settings.put("kafka.max.poll.records", "50");
        settings.put("operations.replay.guard", "true");
        String application = OisConfig.of(settings).applicationId("operations");
        Map<TopicPartition, Long> mark = cluster.ends();
        for (Kill kill : kills) {
            feedUntil(kill.fedUntilMs());
            CapabilityProcess instance = CapabilityProcess.start("operations", settings);
            cluster.await(kill.seen(), kill.fromMs(), mark);
            instance.kill();
            CapabilityProcess.forgetMembers(cluster.config(), application);
        }
        feedUntil(END_MS);
        CapabilityProcess last = CapabilityProcess.start("operations", settings);
        awaitAllRead(application);
        last.close();
        return cluster.since(mark);
    }

    /** Only while no instance runs: then its inputs are merged in order of time. */
    private void feedUntil(long timeMs) {
        List<Admitted> next = events.stream()
                .takeWhile(event -> event.admissionMs() <= timeMs)
                .toList();
        cluster.send(next);
        events.removeAll(Set.copyOf(next));
        List<Long> passing = ticks.stream().takeWhile(tick -> tick <= timeMs).toList();
        cluster.tick(passing);
        ticks.removeAll(Set.copyOf(passing));
    }

    private void awaitAllRead(String application) throws InterruptedException {
        long giveUpNanos = System.nanoTime() + LONGEST.toNanos();
        Set<String> inputs =
                OperationsCluster.INPUTS.stream().map(EventTopic::name).collect(Collectors.toSet());
        new Consumption(cluster.config(), Map.of(application, inputs))
                .await(
                        () -> System.nanoTime() < giveUpNanos ? Optional.empty() : Optional.of("not in time"),
                        () -> 0,
                        Progress.NONE);
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
                .map(row -> text(row, field))
                .toList();
    }

    private static String text(Row row, String field) {
        try {
            JsonNode value = new JsonMapper().readTree(row.value());
            return value.path(field).asText();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(row.value(), e);
        }
    }
}
