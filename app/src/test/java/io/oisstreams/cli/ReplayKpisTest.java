package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.kpis.KpiInputs;
import io.oisstreams.kpis.KpiStory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** KPIs through the whole command, replayed once for all tests. What is expected was worked out by hand from the story. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayKpisTest {
    private static final String TOPIC = "kpi.values";

    private final Path folder;
    private final Path file;
    private final ReplayedFiles out;

    ReplayKpisTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.file = write(folder.resolve("events.jsonl"));
        this.out = replayed("out");
    }

    private static Path write(Path file) throws IOException {
        List<Admitted> events = new ArrayList<>();
        events.addAll(KpiStory.of("acme", 0));
        events.addAll(KpiStory.of("globex/eu", 7));
        KpiInputs quiet = new KpiInputs("quiet");
        quiet.measure("5.1", 1, Map.of(), KpiStory.START_MS + 1);
        events.addAll(quiet.events());
        Collections.shuffle(events, new Random(1));
        return Files.write(file, events.stream().map(Admitted::line).toList());
    }

    private ReplayedFiles replayed(String name) {
        return ReplayedFiles.of("kpis", folder, name, Map.of(), file);
    }

    @Test
    void theSameFileGivesTheSameBytesInEveryFile() throws IOException {
        ReplayedFiles again = replayed("again");

        assertThat(again.contents()).isEqualTo(out.contents());
        assertThat(out.values(TOPIC)).hasSizeGreaterThan(200);
        assertThat(out.values("alerts")).hasSizeGreaterThan(50);
    }

    @Test
    void theValuesAreWhatTheDocumentsFormulasSay() throws IOException {
        assertThat(values("acme", "2025-12-31T00:00:00Z"))
                .contains(
                        "1.1 {risk_class=low} 15 met",
                        "1.1 {risk_class=medium} null no_data",
                        "1.1 {risk_class=high} null no_data",
                        "1.2 {} 100 met",
                        "1.3 {stakeholder=Bố Cường} 6 met",
                        "2.3 {} 30.333333 warning",
                        "2.4 {} 50 critical",
                        "3.1 {} 99.5 critical",
                        "4.1 {} 99.840278 met",
                        "4.2 {} 92 met",
                        "5.1 {} 95.833333 critical",
                        "5.2 {} 24.666667 warning");
        assertThat(values("acme", "2026-01-01T00:00:00Z"))
                .contains(
                        "1.1 {risk_class=low} 82.333333 warning",
                        "1.1 {risk_class=medium} null no_data",
                        "1.1 {risk_class=high} 24 met",
                        "1.2 {} 80 warning",
                        "2.3 {} 30.666667 warning",
                        "3.1 {} 100 met",
                        "4.1 {} 97.829301 missed",
                        "5.1 {} 100 met",
                        "5.2 {} 48.666667 warning");
        assertThat(values("acme", "2026-01-03T00:00:00Z"))
                .contains("1.1 {risk_class=low} null no_data", "1.3 {stakeholder=Safety auditor} 80 missed");
    }

    @Test
    void whatHappensOnceHasAValueOfItsOwn() throws IOException {
        assertThat(values("acme", "2025-12-30T07:04:00Z"))
                .contains(
                        "2.1 {category=file_corruption, incident_id=in time} 4 met",
                        "2.2 {category=file_corruption, incident_id=in time} 0 met");
        assertThat(values("acme", "2025-12-30T08:25:00Z"))
                .contains(
                        "2.1 {category=file_corruption, incident_id=too long} 25 critical",
                        "2.2 {category=file_corruption, incident_id=too long} 10 missed");
        assertThat(values("acme", "2025-12-30T15:10:00.001Z")).contains("3.2 {component=overall} 79 warning");
        assertThat(values("acme", "2025-12-30T03:10:00.001Z"))
                .contains("3.3 {audit_id=a, high=1, low=3, medium=2} 6 missed");
        assertThat(values("acme", "2025-12-30T05:40:02.501Z"))
                .contains("DS-KPI-008 {action=No action, gate=pass, points=8} 10 Green");
        assertThat(values("acme", "2025-12-31T14:00:02.501Z"))
                .contains("DS-KPI-008 {action=No action, drop=2.50, gate=fail, points=6} 7.5 Green");
        assertThat(values("acme", "2025-12-31T17:00:00.001Z"))
                .anyMatch(value -> value.startsWith("OIS-KPI-001 {missing=") && value.endsWith("null no_data"));
    }

    @Test
    void whereNothingCameThereIsNoData() throws IOException {
        assertThat(values("quiet", "2025-12-31T00:00:00Z"))
                .containsExactly(
                        "1.1 {risk_class=high} null no_data",
                        "1.1 {risk_class=low} null no_data",
                        "1.1 {risk_class=medium} null no_data",
                        "1.2 {} 0 no_data",
                        "1.3 {} null no_data",
                        "2.1 {} null no_data",
                        "2.2 {} null no_data",
                        "2.3 {} null no_data",
                        "2.4 {} 100 met",
                        "3.1 {} null no_data",
                        "3.2 {} null no_data",
                        "3.3 {} null no_data",
                        "4.1 {} 100 met",
                        "4.2 {} null no_data",
                        "5.1 {} 100 met",
                        "5.2 {} null no_data");
    }

    @Test
    void alertsBeginAndEndWhenTheDocumentSaysSo() throws IOException {
        assertThat(alerts("kpi_1.1"))
                .containsExactly(
                        "2025-12-30T05:00:00Z told late warning firing",
                        "2025-12-30T18:00:00.001Z waits warning firing",
                        "2025-12-31T06:00:00Z told late warning resolved");
        assertThat(alerts("kpi_2.1"))
                .containsExactly(
                        "2025-12-30T08:10:00.001Z too long critical firing",
                        "2025-12-30T08:25:00Z too long critical resolved",
                        "2025-12-31T10:00:00.001Z never resolved critical firing");
        assertThat(alerts("kpi_3.1"))
                .containsExactly(
                        "2025-12-30T14:10:00Z main critical firing", "2025-12-31T11:10:00Z main critical resolved");
        assertThat(alerts("kpi_3.2"))
                .containsExactly(
                        "2025-12-30T15:10:00Z overall warning firing",
                        "2025-12-31T12:10:00Z overall warning resolved",
                        "2025-12-31T12:10:00Z overall critical firing",
                        "2025-12-31T16:10:00Z overall critical resolved");
        assertThat(alerts("kpi_5.1"))
                .containsExactly("2025-12-30T16:30:00Z  critical firing", "2025-12-30T17:30:00Z  critical resolved");
        assertThat(alerts("review_due"))
                .contains(
                        "2025-12-31T08:20:00Z daily 2025-12-30 info resolved",
                        "2026-01-01T12:20:00Z monthly 2025-12 info resolved")
                .noneMatch(alert -> alert.contains("daily 2025-12-31"))
                .anyMatch(alert -> alert.endsWith("yearly 2025 info firing"));
    }

    /** The values of the periods that end then: KPI, attributes, value and status. */
    private List<String> values(String tenantId, String end) throws IOException {
        return out.values(TOPIC).stream()
                .filter(value -> value.get("tenant_id").asText().equals(tenantId))
                .filter(value -> value.get("period_end_ms").asLong()
                        == Instant.parse(end).toEpochMilli())
                .map(value -> value.get("kpi_id").asText() + " " + attributes(value) + " "
                        + value.get("value").asText() + " "
                        + value.get("status").asText())
                .toList();
    }

    private static Map<String, String> attributes(JsonNode value) {
        Map<String, String> attributes = new TreeMap<>();
        value.get("attributes")
                .fields()
                .forEachRemaining(
                        entry -> attributes.put(entry.getKey(), entry.getValue().asText()));
        return attributes;
    }

    /** The alerts of a rule for acme: time, subject, severity and status. */
    private List<String> alerts(String rule) throws IOException {
        return out.values("alerts").stream()
                .filter(alert -> alert.get("tenant_id").asText().equals("acme"))
                .filter(alert -> alert.get("rule").asText().equals(rule))
                .map(alert -> Instant.ofEpochMilli(alert.get("detected_at_ms").asLong()) + " "
                        + alert.get("subject").asText("") + " "
                        + alert.get("severity").asText() + " "
                        + alert.get("status").asText())
                .toList();
    }
}
