package io.oisstreams.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.JsonLines;
import io.oisstreams.event.Line;
import io.oisstreams.event.v1.ArtifactKind;
import io.oisstreams.event.v1.ArtifactObservation;
import io.oisstreams.kpis.core.contract.Contracts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CollectCommandTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00.123456Z");

    private final Path folder;
    private final Path contract;
    private final Path repo;

    CollectCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.contract = folder.resolve("contract.json");
        this.repo = folder.resolve("acme-repo");
    }

    @BeforeEach
    void aCheckoutWithAReport() throws IOException {
        Files.writeString(contract, Contracts.maturityText());
        Files.createDirectories(repo.resolve("pilot/reports"));
        Files.writeString(repo.resolve("pilot/reports/ci_report.json"), "{}");
    }

    @Test
    void printedLinesAreEventsThatReplayReads() {
        CommandRun run = collect(NOW, "--repo", repo.toString(), "--print");

        assertThat(run.exitCode()).isZero();
        List<ArtifactObservation> observations = observations(run);
        assertThat(observations)
                .extracting(ArtifactObservation::getPath)
                .containsExactlyElementsOf(Contracts.maturity().inputs().stream()
                        .map(input -> input.path())
                        .toList());
        assertThat(observations).allSatisfy(observation -> {
            assertThat(observation.getTenantId()).isEqualTo("acme-repo");
            assertThat(observation.getTimestampMs()).isEqualTo("2026-03-02T10:00:00.123Z");
        });
        assertThat(observations)
                .extracting(ArtifactObservation::getExists)
                .containsExactly(false, false, true, false, true);
        assertThat(observations)
                .extracting(ArtifactObservation::getParseable)
                .containsExactly(null, null, null, null, true);
        assertThat(observations.get(2).getKind()).isEqualTo(ArtifactKind.directory);
        assertThat(observations.get(4).getKind()).isEqualTo(ArtifactKind.file);
    }

    @Test
    void whoIsScoredIsSaid() {
        CommandRun run = collect(NOW, "--repo", repo.toString(), "--print");

        assertThat(run.err())
                .isEqualTo("ois: printed 5 observations of tenant acme-repo for DS-KPI-008 1.0, sent nothing"
                        + System.lineSeparator());
    }

    @Test
    void aTenantMayBeGiven() {
        CommandRun run = collect(NOW, "--repo", repo.toString(), "--print", "--tenant", "acme");

        assertThat(observations(run))
                .extracting(ArtifactObservation::getTenantId)
                .containsOnly("acme");
    }

    @Test
    void aTenantThatWouldBeRefusedIsWrongUsage() {
        CommandRun run = collect(NOW, "--repo", repo.toString(), "--print", "--tenant", "t".repeat(1025));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("tenant_id: ");
    }

    @Test
    void anotherTimeThanNowMayBeGiven() {
        CommandRun run = collect(NOW, "--repo", repo.toString(), "--print", "--at", "2026-01-03T16:00:00+01:00");

        assertThat(observations(run))
                .extracting(ArtifactObservation::getTimestampMs)
                .containsOnly(Instant.parse("2026-01-03T15:00:00Z"));
    }

    @Test
    void theSameLookHasTheSameIdsAndEveryOtherHasOthers() throws IOException {
        List<String> ids = ids(collect(NOW, "--repo", repo.toString(), "--print"));
        List<String> again = ids(collect(NOW, "--repo", repo.toString(), "--print"));
        List<String> later = ids(collect(NOW.plusMillis(1), "--repo", repo.toString(), "--print"));
        List<String> ofAnother = ids(collect(NOW, "--repo", repo.toString(), "--print", "--tenant", "acme"));
        Files.writeString(contract, Contracts.maturityText().replace("\"1.0\"", "\"1.1\""));
        List<String> ofAnotherVersion = ids(collect(NOW, "--repo", repo.toString(), "--print"));
        List<String> different = new ArrayList<>(ids);
        List.of(later, ofAnother, ofAnotherVersion).forEach(different::addAll);

        assertThat(again).isEqualTo(ids);
        assertThat(different).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void aWrongContractIsWrongUsageWithItsLine() throws IOException {
        Files.writeString(contract, Contracts.maturityText().replace("\"scale\": 1.25", "\"scale\": 0"));

        CommandRun run = collect(NOW, "--repo", repo.toString(), "--print");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo(
                        "ois: " + contract + ":15: scale: expected a number above 0, got 0" + System.lineSeparator());
    }

    @Test
    void aCheckoutThatIsNotThereIsOneLine() {
        CommandRun run = collect(NOW, "--repo", folder.resolve("none").toString(), "--print");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().contains("none: no directory");
    }

    @Test
    void anEmptyTenantIsWrongUsage() {
        assertThat(collect(NOW, "--repo", repo.toString(), "--print", "--tenant", "")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void aBrokerThatIsNotThereIsOneLine() {
        CommandRun run = collect(
                NOW,
                "--repo",
                repo.toString(),
                "--set",
                "bootstrap.servers=127.0.0.1:1",
                "--set",
                "kafka.default.api.timeout.ms=300");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("ois: Kafka at 127.0.0.1:1 can't be reached: ");
    }

    private CommandRun collect(Instant now, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), Map.of());
        List<String> arguments = new ArrayList<>(List.of("--contract", contract.toString()));
        arguments.addAll(List.of(options));
        int exitCode = new CommandLine(new CollectCommand(terminal, InstantSource.fixed(now)))
                .setExecutionExceptionHandler(new Failures(terminal)::ofCommand)
                .execute(arguments.toArray(String[]::new));
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    private static List<String> ids(CommandRun run) {
        return observations(run).stream().map(ArtifactObservation::getEventId).toList();
    }

    private static List<ArtifactObservation> observations(CommandRun run) {
        return run.out()
                .lines()
                .map(line -> JsonLines.read(1, line.getBytes(UTF_8)))
                .map(line -> (ArtifactObservation) ((Line.Event) line).value())
                .toList();
    }
}
