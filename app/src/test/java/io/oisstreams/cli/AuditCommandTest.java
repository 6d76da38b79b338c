package io.oisstreams.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.oisstreams.event.JsonLines;
import io.oisstreams.event.Line;
import io.oisstreams.event.v1.KpiMeasurement;
import io.oisstreams.kpis.core.audit.ChainedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditCommandTest {
    private static final Path HAIOS = Path.of("../../shared/data/haios_audit.jsonl");
    private static final String HAIOS_HEAD = "08fabcd8f9e9cae818244df5bf9a73a8eec4635ea9564204c9e74f1407b63c46";

    private final Path file;
    private final ChainedLog log = ChainedLog.of(5);

    AuditCommandTest(@TempDir Path folder) {
        this.file = folder.resolve("night.audit.jsonl");
    }

    @Test
    void aNameOfTheLogThatWouldBeRefusedIsWrongUsage() throws IOException {
        CommandRun run = audit("--print", "--log", "l".repeat(1025));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("attributes.log: expected at most 1024 characters, got 1025");
    }

    @Test
    void theRealLogIsIntact() {
        assumeThat(HAIOS).exists();

        CommandRun run = CommandRun.of(
                "audit", HAIOS.toString(), "--no-send", "--expect-head", HAIOS_HEAD, "--expect-entries", "340");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .containsExactly(
                        "haios_audit.jsonl: intact, 340 entries, 0 of them broken",
                        "score 100.000000 % (KPI 3.1)",
                        "head " + HAIOS_HEAD,
                        "end: the expected head is that of the first 340 entries; 0 came since",
                        "The expected head was looked for, so what was cut off or rewritten up to it would show; what came since has"
                                + " no other witness than the chain.");
    }

    @Test
    void everyBrokenEntryIsALineWithWhatWasExpected() throws IOException {
        String stated = log.hash(1);
        log.entries().get(1).put("actor_id", "somebody else");
        log.entries().remove(3);
        String computed = log.rehash(1).hash(1);
        log.entries().get(1).put("entry_hash", stated);

        CommandRun run = audit("--no-send");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .startsWith(
                        "night.audit.jsonl: broken, 4 entries, 2 of them broken (content 1, link 1, gap 1)",
                        "score 60.000000 % (KPI 3.1)",
                        "head " + log.head(),
                        "line 2, sequence 1: content: entry_hash is " + stated + ", expected " + computed,
                        "line 4, sequence 4: link: prev_entry_hash is "
                                + log.entries().get(3).path("prev_entry_hash").asText() + ", expected " + log.hash(2)
                                + "; gap: sequence_number is 4, expected 3")
                .last()
                .asString()
                .contains("a tail that was cut off", "rewritten", "--expect-head");
    }

    @Test
    void aCutTailIsFoundByTheExpectedHead() throws IOException {
        String head = log.head();
        log.entries().remove(4);

        CommandRun alone = audit("--no-send");
        CommandRun compared = audit("--no-send", "--expect-head", head);
        CommandRun counted = audit("--no-send", "--expect-entries", "5");

        assertThat(alone.exitCode()).isZero();
        assertThat(compared.exitCode()).isEqualTo(1);
        assertThat(compared.out())
                .contains("broken, 4 entries, 0 of them broken")
                .contains("end: the head is " + log.head() + ", expected " + head + ", which no entry has");
        assertThat(counted.exitCode()).isEqualTo(1);
        assertThat(counted.out()).contains("end: there are 4 entries, expected 5", "--expect-head");
    }

    @Test
    void moreThanAHundredBrokenEntriesAreNotAllPrinted() throws IOException {
        CommandRun run = CommandRun.of(
                "audit", written(Stream.generate(() -> "x").limit(130).toList()), "--no-send");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("line 100, sequence unknown: content: ").doesNotContain("line 101,");
        assertThat(run.out()).contains("and 30 more broken entries").contains("head none");
    }

    @Test
    void blankLinesCarriageReturnsAndAByteOrderMarkAreNoDamage() throws IOException {
        List<String> lines = new ArrayList<>(log.lines());
        lines.set(0, "\uFEFF" + lines.get(0) + "\r");
        lines.add(2, " \t\r");
        log.entries().get(4).put("actor_id", "somebody else");
        lines.set(5, log.lines().get(4));

        CommandRun run = CommandRun.of("audit", written(lines), "--no-send");

        assertThat(run.out()).contains("5 entries, 1 of them broken (content 1)", "line 6, sequence 4: ");
    }

    @Test
    void theScoreIsRoundedDownForPeopleAndNotAtAllForTheEvent() throws IOException {
        log.entries().get(2).put("actor_id", "somebody else");

        CommandRun run = audit("--print");

        assertThat(value(run).getValue()).isEqualTo(500.0 / 6);
        assertThat(run.err()).contains("score 83.333333 %");
    }

    @Test
    void thePrintedEventIsOneThatReplayReads() throws IOException {
        CommandRun run = audit("--print", "--tenant", "acme", "--log", "night shift");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("intact", "printed the score of night shift for tenant acme, sent nothing");
        KpiMeasurement measurement = value(run);
        assertThat(measurement.getTenantId()).isEqualTo("acme");
        assertThat(measurement.getKpiId()).isEqualTo("3.1");
        assertThat(measurement.getValue()).isEqualTo(100.0);
        assertThat(measurement.getAttributes())
                .containsEntry("log", "night shift")
                .containsEntry("entries", "5")
                .containsEntry("head", log.head())
                .containsEntry("broken_content", "0")
                .containsEntry("broken_link", "0")
                .containsEntry("broken_order", "0")
                .containsEntry("broken_gap", "0")
                .containsEntry("broken_end", "0")
                .hasSize(8);
        JsonNode line = new JsonMapper().readTree(run.out());
        assertThat(line.get("timestamp")).isEqualTo(line.get("value").get("timestamp_ms"));
    }

    @Test
    void theTenantIsCalledLikeTheFileIfNothingIsSaid() throws IOException {
        CommandRun run = audit("--print");

        assertThat(value(run).getTenantId()).isEqualTo("night.audit");
        assertThat(run.err()).contains("for tenant night.audit");
    }

    @Test
    void anUnreachableClusterIsSaidInOneLineAfterTheVerdict() throws IOException {
        CommandRun run = audit(
                "--set",
                "bootstrap.servers=127.0.0.1:1",
                "--set",
                "kafka.default.api.timeout.ms=100",
                "--set",
                "kafka.request.timeout.ms=100");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("night.audit.jsonl: intact");
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("127.0.0.1:1");
    }

    @Test
    void aLogThatIsNotThereIsSaid() {
        CommandRun run = CommandRun.of("audit", file.toString(), "--no-send");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("ois: " + file + " can't be read: no such file" + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource({
        "--expect-head=abc,        --expect-head: expected 64 lower-case hexadecimal digits",
        "--expect-entries=-1,      --expect-entries: expected a number from 0",
        "--tenant=,                tenant_id: expected a text that is not empty",
        "--print --no-send,        mutually exclusive"
    })
    void wrongUsageIsSaid(String options, String message) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(options.split(" ")));
        if (!options.contains("--print")) {
            arguments.add("--print");
        }

        CommandRun run = audit(arguments.toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsWrongUsage() {
        CommandRun run = CommandRun.of("audit", file.toString(), "--no-send");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains(file.toString());
    }

    private CommandRun audit(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("audit", written(log.lines())));
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private String written(List<String> lines) throws IOException {
        Files.write(file, lines);
        return file.toString();
    }

    private static KpiMeasurement value(CommandRun run) {
        Line line = JsonLines.read(1, run.out().strip().getBytes(UTF_8));
        assertThat(line).isInstanceOf(Line.Event.class);
        return (KpiMeasurement) ((Line.Event) line).value();
    }
}
