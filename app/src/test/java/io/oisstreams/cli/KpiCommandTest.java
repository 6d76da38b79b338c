package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KpiCommandTest {
    private static final String REPORT = "{\"tenant_id\":\"acme\",\"as_of\":\"2026-05-21T12:00:00Z\","
            + "\"from\":\"2026-04-21T12:00:00Z\",\"to\":\"2026-05-21T12:00:00Z\",\"reports\":["
            + "{\"kpi_id\":\"3.2\",\"name\":\"Test Coverage\",\"version\":\"1.0.0\","
            + "\"subject\":\"component=overall\",\"unit\":\"percent\",\"status\":\"warning\",\"current\":81,"
            + "\"current_at\":\"2026-05-20T12:00:00.001Z\",\"average\":85.666667,\"min\":81,\"max\":90,"
            + "\"trend\":\"decreasing\",\"samples\":3},"
            + "{\"kpi_id\":\"4.2\",\"name\":\"Documentation Coverage\",\"version\":\"1.0.0\","
            + "\"subject\":null,\"unit\":\"percent\",\"status\":\"no_data\",\"current\":null,"
            + "\"current_at\":null,\"average\":null,\"min\":null,\"max\":null,\"trend\":null,\"samples\":0},"
            + contract("1.0", "10.00") + "," + contract("1.1", "8.75") + "]}";

    private final StubService service = new StubService();

    KpiCommandTest() throws IOException {}

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void theDashboardIsPrintedAsItCame() {
        service.answer(200, "║ GOVERNANCE ║\n✅\n");

        CommandRun run = CommandRun.of("kpi", "dashboard", "--url", service.url(), "--tenant", "a b");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("║ GOVERNANCE ║\n✅\n");
        assertThat(run.err()).isEmpty();
        assertThat(service.asked()).isEqualTo("/kpis/dashboard?tenant=a%20b");
    }

    @Test
    void theInstanceIsThatOfTheSettings() {
        service.answer(200, "dashboard");

        CommandRun run =
                CommandRun.of("kpi", "--set", "http.host=0.0.0.0", "dashboard", "--set", "http.port=" + service.port());

        assertThat(run.out()).isEqualTo("dashboard");
        assertThat(service.asked()).isEqualTo("/kpis/dashboard");
    }

    @Test
    void theReportIsATable() {
        service.answer(200, REPORT);

        CommandRun run = CommandRun.of("kpi", "report", "--url", service.url());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("""
                KPIs of acme, after 2026-04-21T12:00:00Z, until 2026-05-21T12:00:00Z

                KPI        Of                     Current  Average      Min      Max Trend     N
                3.2        overall                  81.00    85.66    81.00    90.00 down      3
                4.2        Documentation Covera…        -        -        -        - -         0
                DS-KPI-008 1.0 Operational Matu…    10.00    10.00    10.00    10.00 stable    1
                DS-KPI-008 1.1 Operational Matu…     8.75     8.75     8.75     8.75 stable    1
                """);
        assertThat(service.asked()).isEqualTo("/kpis/report");
    }

    @ParameterizedTest
    @CsvSource({
        "dashboard, 404, no event of this tenant ever counted for a KPI",
        "report, 404, no event of this tenant ever counted for a KPI",
        "report, 503, the data is being restored"
    })
    void whatTheInstanceRefusesIsOneLine(String command, int status, String message) {
        service.answer(status, "{\"status\":\"error\",\"error\":\"X\",\"message\":\"" + message + "\"}");

        CommandRun run = CommandRun.of("kpi", command, "--url", service.url());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "ois: " + service.url() + "/kpis/" + command + " answered " + status + ": " + message + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dashboard", "report"})
    void anInstanceThatIsNotThereIsNamed(String command) {
        CommandRun run = CommandRun.of("kpi", command, "--url", "http://127.0.0.1:1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "ois: http://127.0.0.1:1/kpis/" + command + " can't be read: nothing listens there\n");
    }

    @Test
    void aReportThatIsNoJsonIsSaid() {
        service.answer(200, "dashboard");

        CommandRun run = CommandRun.of("kpi", "report", "--url", service.url());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("ois: " + service.url()).contains("answered no JSON");
    }

    private static String contract(String version, String score) {
        return "{\"kpi_id\":\"DS-KPI-008\",\"name\":\"Operational Maturity\",\"version\":\"" + version
                + "\",\"subject\":null,\"current\":" + score + ",\"average\":" + score + ",\"min\":" + score
                + ",\"max\":" + score + ",\"trend\":\"stable\",\"samples\":1}";
    }

    /** At noon. */
    private static CommandRun review(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), Map.of());
        Failures failures = new Failures(terminal);
        List<String> all = new ArrayList<>(List.of("review"));
        all.addAll(List.of(arguments));
        int exitCode = KpiCommand.commandLine(
                        terminal, InstantSource.fixed(Instant.parse("2026-02-01T12:00:00.123456Z")))
                .setExecutionExceptionHandler(failures::ofCommand)
                .execute(all.toArray(String[]::new));
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    @Test
    void aReviewIsAMeasurementThatReplayReads() throws IOException {
        CommandRun run = review("monthly", "--period", "2026-01", "--reviewer", "Ada", "--tenant", "acme", "--print");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(1);
        JsonNode line = new JsonMapper().readTree(run.out());
        assertThat(line.path("topic").asText()).isEqualTo("kpi.measurements");
        assertThat(line.path("value").path("tenant_id").asText()).isEqualTo("acme");
        assertThat(line.path("value").path("kpi_id").asText()).isEqualTo("review");
        assertThat(line.path("value").path("timestamp_ms").asLong())
                .isEqualTo(Instant.parse("2026-02-01T12:00:00.123Z").toEpochMilli());
        assertThat(line.path("value").path("attributes"))
                .hasToString("{\"cadence\":\"monthly\",\"period\":\"2026-01\",\"reviewer\":\"Ada\"}");
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "ois: printed the monthly review of 2026-01 for tenant acme, sent nothing\n");
    }

    @Test
    void aReviewOfAllThatIsDueNamesNoPeriod() throws IOException {
        CommandRun run = review("daily", "--tenant", "acme", "--print");

        assertThat(new JsonMapper().readTree(run.out()).path("value").path("attributes"))
                .hasToString("{\"cadence\":\"daily\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "hourly, 2026-01, 'attributes.cadence: expected one of daily, weekly, monthly, quarterly, yearly'",
        "Daily, 2026-01-03, 'attributes.cadence: expected one of daily, weekly, monthly, quarterly, yearly'",
        "monthly, 2026-13, 'attributes.period: expected the name of a monthly period, such as 1970-01'",
        "weekly, 2026-01-03, 'attributes.period: expected the name of a weekly period, such as 1969-12-28..1970-01-03'"
    })
    void aReviewThatWouldBeRejectedIsRefused(String cadence, String period, String message) {
        CommandRun run = review(cadence, "--period", period, "--tenant", "acme", "--print");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualToNormalizingNewlines("ois: " + message + "\n");
    }
}
