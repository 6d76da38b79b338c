package io.oisstreams.kpis.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.alerting.Severity;
import io.oisstreams.kpis.core.Cadence;
import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.Quotient;
import io.oisstreams.kpis.core.Status;
import io.oisstreams.kpis.core.kpi.OperationalKpis;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dashboards against files that were written by hand, from the document's template. */
class DashboardTest {
    private static final LocalDate DATE = LocalDate.of(2026, 1, 31);

    @Test
    void aDashboardIsTheTemplateWithItsValues() throws IOException {
        Map<String, Judged> values = values();
        List<AlertLine> alerts = List.of(
                new AlertLine(Severity.INFO, "Something to know"),
                new AlertLine(Severity.WARNING, "Mean Time Between Failures (MTBF) is 45 days"),
                new AlertLine(Severity.CRITICAL, "Quorum Achievement Rate is 66.666667 percent"),
                new AlertLine(
                        Severity.CRITICAL,
                        "Audit Log Integrity Score of the log haios_audit is 99.705882 percent, less than 100 percent"));
        List<String> actions = ActionItems.of(values, List.of(Cadence.WEEKLY.of(DATE), Cadence.MONTHLY.of(DATE)));

        String text = Dashboard.of(new DashboardFacts(DATE, values, alerts, actions));

        assertThat(text).isEqualTo(expected("dashboard-full.txt"));
        assertFits(text);
    }

    @Test
    void withoutDataItSaysSo() throws IOException {
        DashboardFacts facts =
                new DashboardFacts(LocalDate.of(2025, 11, 2), Map.of(), List.of(), ActionItems.of(Map.of(), List.of()));

        String text = Dashboard.of(facts);

        assertThat(text).isEqualTo(expected("dashboard-no-data.txt"));
        assertFits(text);
    }

    @Test
    void whenAllIsWellThereIsNothingToDo() {
        String text = Dashboard.of(new DashboardFacts(DATE, Map.of(), List.of(), List.of()));

        assertThat(text).endsWith("╝\n\nALERTS:\nnone\n\nACTION ITEMS:\nnone\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1e300",
                "-0.0000001",
                "0",
                "0.3333333333333",
                "59.999",
                "99.999",
                "1234.5678",
                "99999",
                "1e9",
                "1e300"
            })
    void noValueBreaksTheBox(BigDecimal value) {
        Map<String, Judged> values = new HashMap<>();
        Arrays.stream(DashboardRow.values())
                .forEach(row -> values.put(row.kpiId(), Judged.of(Quotient.of(value), Status.WARNING)));

        String text = Dashboard.of(new DashboardFacts(DATE, values, List.of(), List.of()));

        assertFits(text);
        assertThat(text.lines().filter(line -> line.contains("Target:")))
                .hasSize(DashboardRow.values().length)
                .allSatisfy(line -> assertThat(line).contains(" 🔶", " Target: "));
    }

    @Test
    void aValueThatIsTooWideIsShortened() {
        Judged huge = Judged.of(Quotient.of(new BigDecimal("123456789")), Status.MISSED);

        assertThat(DashboardRow.SECURITY_FINDINGS.text(huge)).isEqualTo("12345… ❌");
        assertThat(DashboardRow.TEST_COVERAGE.text(huge)).isEqualTo("12345… ❌");
        assertThat(DashboardRow.MTBF.text(huge)).isEqualTo(">9999d ❌");
    }

    @Test
    void aValueThatStandsForNoDataIsNotShown() {
        Judged none = Judged.of(Quotient.of(BigDecimal.ZERO), Status.NO_DATA);

        assertThat(DashboardRow.QUORUM_RATE.text(none)).isEqualTo("N/A");
    }

    @ParameterizedTest
    @EnumSource
    void longMessagesStayOnTheScreen(Severity severity) {
        List<AlertLine> alerts = List.of(
                new AlertLine(severity, "x".repeat(500)),
                new AlertLine(severity, "漢字 ".repeat(100)),
                new AlertLine(severity, "a\u001B[2Jb\n╔══╗\r"));

        String text = Dashboard.of(new DashboardFacts(DATE, Map.of(), alerts, List.of("y".repeat(300), "z\nz")));

        assertFits(text);
        assertThat(text).doesNotContain("\u001B", "\r").contains("2. z z\n");
        assertThat(text.lines().filter(line -> line.startsWith("╔"))).hasSize(1);
    }

    @Test
    void thereIsARowForEachKpiInTheOrderOfTheDocument() {
        assertThat(DashboardRow.values())
                .extracting(DashboardRow::definition)
                .containsExactlyElementsOf(OperationalKpis.ALL);
    }

    private static Map<String, Judged> values() {
        return Map.ofEntries(
                Map.entry("1.1", judged("12.5", "1", Status.MET)),
                Map.entry("1.2", judged("200", "3", Status.CRITICAL)),
                Map.entry("1.3", judged("30", "1", Status.MISSED)),
                Map.entry("2.1", judged("4.5", "1", Status.MET)),
                Map.entry("2.2", judged("0", "1", Status.MET)),
                Map.entry("2.3", judged("90", "2", Status.WARNING)),
                Map.entry("2.4", judged("100", "1", Status.MET)),
                Map.entry("3.1", judged("33900", "340", Status.CRITICAL)),
                Map.entry("3.2", judged("83.456", "1", Status.WARNING)),
                Map.entry("3.3", judged("2", "1", Status.MET)),
                Map.entry("4.1", judged("99.5", "1", Status.MET)),
                Map.entry("4.2", Judged.NO_DATA),
                Map.entry("5.1", judged("100", "1", Status.MET)),
                Map.entry("5.2", judged("0.5", "1", Status.MET)));
    }

    private static Judged judged(String dividend, String divisor, Status status) {
        return Judged.of(new Quotient(new BigDecimal(dividend), new BigDecimal(divisor)), status);
    }

    /** Boxes of one width, and nothing wider than a terminal. */
    private static void assertFits(String text) {
        assertThat(text.lines().filter(line -> "╔╠║╚".indexOf(line.isEmpty() ? ' ' : line.charAt(0)) >= 0))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isEqualTo(62));
        assertThat(text.lines())
                .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(80));
    }

    private static String expected(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(DashboardTest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
