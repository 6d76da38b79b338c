package io.oisstreams.operations.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.config.StartupException;
import io.oisstreams.event.Topics;
import io.oisstreams.operations.OperationsConfig;
import io.oisstreams.output.v1.Report;
import io.oisstreams.streams.TopologyDriver;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTopologyTest {
    private static final Instant TIME = Instant.parse("2026-05-22T00:05:05Z");
    private static final String PLACE = "acme/05_GOVERNANCE/COST_REPORTS/";

    private final Path folder;
    private final TopologyDriver driver;

    ReportFilesTopologyTest(@TempDir Path folder) {
        this.folder = folder;
        this.driver = driver();
    }

    private TopologyDriver driver() {
        return new TopologyDriver(
                (config, meters) -> ReportFilesTopology.build(config, OperationsConfig.of(config), folder));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private void publish(TopologyDriver to, String name, Instant time, String body) {
        Report report = Report.newBuilder()
                .setTenantId("acme")
                .setName(name)
                .setMediaType("application/json")
                .setBody(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)))
                .setTimestampMs(time)
                .build();
        byte[] key = "acme".getBytes(StandardCharsets.UTF_8);
        to.sendBytes(Topics.REPORTS, key, to.bytes(Topics.REPORTS, report), time.toEpochMilli());
    }

    @Test
    void eachReportOnTheTopicBecomesAFileOfItsTime() {
        publish(driver, "COST_REPORT_2026_05_21.json", TIME, "{}");
        publish(driver, "PHASE3_READINESS_BRIEF.md", TIME, "# Brief");

        assertThat(folder.resolve(PLACE + "COST_REPORT_2026_05_21.json")).hasContent("{}");
        assertThat(folder.resolve("acme/05_GOVERNANCE/PHASE3_READINESS_BRIEF.md"))
                .hasContent("# Brief")
                .satisfies(file -> assertThat(file.toFile().lastModified()).isEqualTo(TIME.toEpochMilli()));
    }

    @Test
    void anInstanceThatReadsReportsOnceMoreChangesNoFile() {
        publish(driver, "COST_REPORT_2026_05_21.json", TIME, "{}");

        try (TopologyDriver another = driver()) {
            publish(another, "COST_REPORT_2026_05_21.json", TIME, "{}");
            publish(another, "COST_REPORT_2026_05_21.json", TIME.plusSeconds(1), "{\"changed\":true}");
        }

        assertThat(folder.resolve(PLACE + "COST_REPORT_2026_05_21.json"))
                .hasContent("{}")
                .satisfies(file -> assertThat(file.toFile().lastModified()).isEqualTo(TIME.toEpochMilli()));
    }

    @Test
    void reportsAreKeptForAYearInTheTimeOfTheReports() {
        publish(driver, "COST_REPORT_2026_05_21.json", TIME, "old");
        publish(driver, "COST_REPORT_2027_05_21.json", TIME.plusSeconds(365 * 86_400L), "a year later");

        assertThat(folder.resolve(PLACE + "COST_REPORT_2026_05_21.json")).exists();

        publish(driver, "COST_REPORT_2027_05_22.json", TIME.plusSeconds(366 * 86_400L), "a day later");

        assertThat(folder.resolve(PLACE + "COST_REPORT_2026_05_21.json")).doesNotExist();
        assertThat(folder.resolve(PLACE + "COST_REPORT_2027_05_21.json")).exists();
        assertThat(folder.resolve(PLACE + "COST_REPORT_2027_05_22.json")).exists();
    }

    @Test
    void aFolderThatCannotBeWrittenStopsTheStart() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> new TopologyDriver((config, meters) ->
                        ReportFilesTopology.build(config, OperationsConfig.of(config), file.resolve("reports"))))
                .isInstanceOf(StartupException.class)
                .hasMessageStartingWith(
                        "operations.reports.folder: " + file.resolve("reports") + " can't be written: ");
    }
}
