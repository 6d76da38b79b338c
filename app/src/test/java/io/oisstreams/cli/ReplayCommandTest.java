package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.oisstreams.http.HttpServer;
import io.oisstreams.integrity.topology.ScenarioLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files through the whole command: broker, registry, application and files again. Each replay starts a platform of its own. */
class ReplayCommandTest {
    private static final long START = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();
    private static final Path COST_EVENTS = Path.of("../../shared/data/cost_events_ebb.jsonl");

    private final Path folder;

    ReplayCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theSameFilesGiveTheSameBytesInAnyOrderOfTheirLinesAndTheSameRecordsOnAnyPartitions() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String tenant : List.of("acme", "globex", "initech")) {
            lines.addAll(ScenarioLines.of(tenant, START, 2));
        }
        lines.addAll(ScenarioLines.of("of-1970", 0, 1));
        lines.addAll(ScenarioLines.of("of-2100", 4_102_444_800_000L, 1));
        Collections.shuffle(lines, new Random(1));
        Path first = write("first.jsonl", lines.subList(0, 20));
        Path second = write("second.jsonl", lines.subList(20, lines.size()));

        Path once = replayed("once", first, second);
        Path again = replayed("again", first, second);
        Path onFourPartitions = replayed("four", "--set", "topics.partitions=4", first, second);

        assertThat(contents(again)).isEqualTo(contents(once));
        assertThat(contents(onFourPartitions)).isEqualTo(contents(once));
        assertThat(Files.size(once.resolve("telemetry.rejected.jsonl"))).isZero();
        List<JsonNode> records = lines(once, "ois.records");
        assertThat(records).hasSize(3 * (2 + 7) + 2 * (1 + 7));
        assertThat(records)
                .extracting(record -> record.get("timestamp").longValue())
                .isSorted();
        assertThat(valueOf(records, "of-1970", "1970-01-01T00:00:00Z")
                        .path("ois")
                        .decimalValue())
                .isEqualByComparingTo("0.8");
        assertThat(valueOf(records, "acme", "2026-05-21T10:00:00Z").path("ois").decimalValue())
                .isEqualByComparingTo("0.925");
        assertThat(lines(once, "ois.degradations"))
                .extracting(line -> line.path("value").path("event_type").asText())
                .contains("agent_scope_violation", "replay_failure", "policy_gap");
        assertThat(lines(once, "alerts")).isNotEmpty();
    }

    @Test
    void everyKindOfBadLineIsRejectedWithItsReasonAndTheOthersCount() throws IOException {
        List<BadLines.Bad> bad = BadLines.at(START + 60_000);
        List<String> lines = new ArrayList<>(ScenarioLines.of("acme", START, 1));
        bad.forEach(each -> lines.add(each.line()));
        Path file = write("mixed.jsonl", lines);

        Path out = replayed("out", file, "--set", "ois.silent.windows=0");

        List<JsonNode> rejected = lines(out, "telemetry.rejected").stream()
                .map(line -> line.get("value"))
                .toList();
        int before = lines.size() - bad.size();
        for (int i = 0; i < bad.size(); i++) {
            BadLines.Bad each = bad.get(i);
            if (!each.reason().isEmpty() && !each.produced()) {
                int number = before + i + 1;
                JsonNode found = only(rejected, node -> node.path("line").asInt() == number);
                assertThat(found.path("reason").asText()).isEqualTo(each.reason());
                assertThat(found.path("file").asText()).isEqualTo(file.toString());
                assertThat(Base64.getDecoder().decode(found.path("value").asText()))
                        .asString()
                        .isEqualTo(each.line());
            }
        }
        assertThat(rejected)
                .filteredOn(node -> node.path("file").isNull())
                .extracting(node -> node.path("reason").asText())
                .containsExactlyInAnyOrderElementsOf(bad.stream()
                        .filter(BadLines.Bad::produced)
                        .map(BadLines.Bad::reason)
                        .filter(reason -> !reason.isEmpty())
                        .toList());
        assertThat(rejected).hasSize((int)
                bad.stream().filter(each -> !each.reason().isEmpty()).count());
        List<JsonNode> records = lines(out, "ois.records");
        assertThat(records).extracting(record -> record.get("key").asText()).containsExactly("acme", BadLines.TENANT);
        JsonNode extensions = records.get(1).path("value").path("extensions");
        assertThat(extensions.path("telemetry").path("total_decisions").asInt()).isEqualTo(1);
        assertThat(extensions.path("telemetry").path("total_agent_actions").asInt())
                .isEqualTo(1);
        assertThat(extensions.path("rejected").path("CLOCK_SKEW").asInt()).isEqualTo(2);
    }

    @Test
    void strictReplayStopsBeforeAnythingIsWritten() throws IOException {
        Path file = write("strict.jsonl", List.of(BadLines.at(START).get(15).line(), "nonsense"));
        Path out = folder.resolve("strict");

        CommandRun run = replay("--strict", file, "--out", out);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().contains(file + ":2: NOT_JSON");
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void recordedRunsPassThroughTheTopicOfCosts() {
        assumeThat(COST_EVENTS).exists();
        Path out = folder.resolve("out");

        CommandRun run = replay("--format", "ebb", COST_EVENTS, "--strict", "--only", "operations", "--out", out);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("210 events and 0 lines that are none");
    }

    @Test
    void whatIsWrongWithTheCallIsSaidInOneLineBeforeAnythingStarts() throws IOException {
        Path file = write("any.jsonl", List.of());
        Path out = folder.resolve("out");
        try (HttpServer taken = HttpServer.bind("127.0.0.1", 0)) {
            assertFails(1, "none.jsonl", folder.resolve("none.jsonl"), "--out", out);
            assertFails(1, "any.jsonl can't be written", file, "--out", file);
            assertFails(1, "is not empty", file, "--out", out, "--data", folder);
            assertFails(1, ":" + taken.port(), file, "--out", out, "--serve", taken.port());
            assertFails(2, "ois.window", file, "--out", out, "--set", "ois.window=90m");
            assertFails(2, "none.json: no such file", file, "--out", out, "--set", "operations.policy=none.json");
            assertFails(2, "--out", file);
            assertFails(2, "FILE", "--out", out);
            assertFails(2, "--from-topics", "--out", out);
            assertFails(2, "exclude each other", file, "--from-topics", "--out", out);
            assertFails(2, "exclude each other", "--from-topics", file, "--out", out);
            assertFails(2, "'xml' is no format, which are events, ebb", file, "--out", out, "--format", "xml");
            assertFails(2, "exclude each other", "--from-topics", "--format", "ebb", "--out", out);
            assertFails(2, "there is no capability 'chaos'", file, "--out", out, "--only", "integrity,chaos");
        }
    }

    private void assertFails(int exitCode, String message, Object... arguments) {
        CommandRun run = replay(arguments);

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.err().lines()).singleElement().asString().contains(message);
        assertThat(run.out()).isEmpty();
    }

    /** The folder of the results. */
    private Path replayed(String name, Object... arguments) {
        Path out = folder.resolve(name);
        CommandRun run =
                replay(Stream.concat(Arrays.stream(arguments), Stream.of("--out", out, "--set", "ois.window=1h"))
                        .toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return out;
    }

    private CommandRun replay(Object... arguments) {
        String[] all = Stream.concat(Stream.of("replay"), Arrays.stream(arguments))
                .map(String::valueOf)
                .toArray(String[]::new);
        return CommandRun.in(Map.of("OIS_STATE_DIR", folder.resolve("state").toString()), Capabilities.ALL, all);
    }

    private Path write(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines);
    }

    private static Map<String, String> contents(Path out) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    private static List<JsonNode> lines(Path out, String topic) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(out.resolve(topic + ".jsonl"))) {
            lines.add(new JsonMapper().readTree(line));
        }
        return lines;
    }

    private static JsonNode valueOf(List<JsonNode> records, String tenant, String start) {
        return only(
                        records,
                        record -> record.get("key").asText().equals(tenant)
                                && record.at("/value/measurement_window/start")
                                        .asText()
                                        .equals(start))
                .get("value");
    }

    private static JsonNode only(List<JsonNode> nodes, Predicate<JsonNode> wanted) {
        List<JsonNode> found = nodes.stream().filter(wanted).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
