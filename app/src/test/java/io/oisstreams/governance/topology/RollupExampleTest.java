package io.oisstreams.governance.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.oisstreams.event.AvroJson;
import io.oisstreams.event.JsonLines;
import io.oisstreams.event.JsonLinesFile;
import io.oisstreams.event.Line;
import io.oisstreams.event.Topics;
import io.oisstreams.output.v1.MetricsRollup;
import io.oisstreams.streams.TopologyDriver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed example of decisions and rollups is what the program writes today, and a program of another language agrees. */
class RollupExampleTest {
    private static final Path PAGES = Path.of("..", "topology-docs", "rollups");
    private static final Path EXAMPLE = PAGES.resolve("example");
    private static final String DECISIONS = "governance.decisions.jsonl";
    private static final String ROLLUPS = "metrics.rollups.jsonl";

    @Test
    void theSameDecisionsGiveTheSameRollups() throws IOException {
        List<Line.Event> decisions = decisions();
        long lastMs = decisions.get(decisions.size() - 1).timestampMs();

        try (TopologyDriver driver = new TopologyDriver(GovernanceTopology::build)) {
            decisions.forEach(line -> driver.send(line.topic(), line.value(), line.timestampMs()));
            driver.tick(lastMs + Duration.ofDays(2).toMillis());

            List<TestRecord<String, MetricsRollup>> rollups =
                    new ArrayList<>(driver.records(Topics.METRICS_ROLLUPS, MetricsRollup.class));
            rollups.sort(Comparator.<TestRecord<String, MetricsRollup>>comparingLong(TestRecord::timestamp)
                    .thenComparing(TestRecord::key));
            assertThat(rollups.stream().map(RollupExampleTest::line))
                    .containsExactlyElementsOf(Files.readAllLines(EXAMPLE.resolve(ROLLUPS)));
        }
    }

    private static List<Line.Event> decisions() throws IOException {
        List<Line.Event> decisions = new ArrayList<>();
        try (JsonLinesFile lines = new JsonLinesFile(EXAMPLE.resolve(DECISIONS), 1_000_000)) {
            lines.forEachRemaining(line -> decisions.add((Line.Event) line));
        }
        decisions.sort(Comparator.comparingLong(Line.Event::timestampMs));
        return decisions;
    }

    private static String line(TestRecord<String, MetricsRollup> record) {
        return JsonLines.write(
                Topics.METRICS_ROLLUPS.name(),
                Optional.of(record.key()),
                record.timestamp(),
                AvroJson.write(record.value()).toString());
    }

    @Test
    void aProgramOfAnotherLanguageComputesTheSameAndFindsAChangedDigit(@TempDir Path folder) throws Exception {
        assumeTrue(run("node", "--version").startsWith("v"), "no node");
        Files.copy(EXAMPLE.resolve(DECISIONS), folder.resolve(DECISIONS));
        String rollups = Files.readString(EXAMPLE.resolve(ROLLUPS));
        Files.writeString(folder.resolve(ROLLUPS), rollups.replaceFirst("\"uair\":0\\.5", "\"uair\":0.6"));

        assertThat(check(EXAMPLE)).isEqualTo(Files.readString(PAGES.resolve("expected.txt")));
        assertThat(check(folder)).startsWith("FAIL");
    }

    private static String check(Path folder) throws Exception {
        return run("node", PAGES.resolve("check.mjs").toString(), folder.toString());
    }

    /** What a program prints; empty if there is none. */
    private static String run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(1, TimeUnit.MINUTES);
            return output;
        } catch (IOException notThere) {
            return "";
        }
    }
}
