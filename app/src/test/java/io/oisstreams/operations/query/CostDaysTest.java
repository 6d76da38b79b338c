package io.oisstreams.operations.query;

import static io.oisstreams.operations.query.Events.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.event.Topics;
import io.oisstreams.rows.RowsCluster;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostDaysTest {
    private static final String ALL = "/operations/costs";
    private static final long FIRST = ms("2026-05-19T12:00:00Z");
    private static final long NOON = ms("2026-05-21T12:00:00Z");

    private final RowsCluster cluster = OperationsCluster.of(1);
    private final Events events = new Events("acme");

    /** Costs on two days, none on the one between them. */
    @BeforeEach
    void spend() {
        cost("a", "0.06", FIRST);
        cluster.tick(FIRST + 1);
        cluster.tick(ms("2026-05-21T11:00:00Z"));
        cost("b", "0.01", NOON);
        cost("c", "499.000000000000000001", NOON);
        cluster.tick(NOON + 5_000);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private void cost(String summaryId, String usd, long ms) {
        cluster.send(Topics.COST_EVENTS, events.cost(summaryId, usd, ms), ms);
    }

    private List<String> dates(String target) {
        return cluster.get(target)
                .path("days")
                .valueStream()
                .map(day -> day.path("date").asText())
                .toList();
    }

    @Test
    void of_the_present_are_exact_so_far() {
        String answer = cluster.ask(0, ALL).body();

        assertThat(answer)
                .startsWith("{\"tenant\":\"acme\",\"as_of\":\"2026-05-21T12:00:05Z\",\"limits\":{"
                        + "\"per_summary_ceiling_usd\":0.050,\"ceiling_approach_pct\":90,\"ceiling_approach_usd\":0.045,"
                        + "\"daily_budget_cap_usd\":500,\"budget_approach_pct\":80,\"budget_approach_usd\":400.00,"
                        + "\"daily_rate_limit\":100,\"rate_approach_pct\":80,\"rate_approach_summaries\":80},"
                        + "\"trajectory\":{\"seven_day_average_usd\":71.295714285714285714,"
                        + "\"thirty_day_average_usd\":16.635666666666666667,\"trend\":\"increasing\"},"
                        + "\"today\":{\"date\":\"2026-05-21\",\"final\":false,\"report_name\":null,\"cycles\":1,"
                        + "\"summaries\":2,\"total_usd\":499.010000000000000001,"
                        + "\"average_summary_usd\":249.505,\"highest_summary_usd\":499.000000000000000001,"
                        + "\"lowest_summary_usd\":0.01,\"budget_used_pct\":99.802,"
                        + "\"budget_headroom_usd\":0.989999999999999999,\"rate_used_pct\":2.0,\"rate_headroom\":98,"
                        + "\"ceiling_approaches\":1,\"ceiling_breaches\":1,\"budget_approached\":true,"
                        + "\"budget_breached\":false,\"rate_approached\":false,\"rate_breached\":false,"
                        + "\"executed\":2,\"errors\":0,\"blocked\":0,\"compliance_status\":\"FAIL\"},\"days\":[");
    }

    @Test
    void come_newest_first_with_the_names_of_their_reports() {
        JsonNode days = cluster.get(ALL).path("days");

        assertThat(days)
                .extracting(day -> day.path("date").asText() + " "
                        + day.path("total_usd").decimalValue().toPlainString() + " "
                        + day.path("final").asBoolean() + " " + day.path("report_name"))
                .containsExactly(
                        "2026-05-21 499.010000000000000001 false null",
                        "2026-05-20 0.00 true \"COST_REPORT_2026_05_20.json\"",
                        "2026-05-19 0.06 true \"COST_REPORT_2026_05_19.json\"");
        assertThat(days.get(0)).isEqualTo(cluster.get(ALL).path("today"));
        assertThat(days.get(1).path("highest_summary_usd").isNull()).isTrue();
    }

    @Test
    void are_those_of_the_report() {
        JsonNode day = cluster.get(ALL + "?to=2026-05-20").at("/days/0");

        JsonNode report = cluster.get(ALL + "/2026-05-19").path("report");
        assertThat(day.path("total_usd")).isEqualTo(report.at("/daily_summary/total_cost_usd"));
        assertThat(day.path("highest_summary_usd")).isEqualTo(report.at("/daily_summary/max_cost_per_summary_usd"));
        assertThat(day.path("budget_used_pct")).isEqualTo(report.at("/budget_utilization/daily_budget_used_pct"));
        assertThat(day.path("ceiling_breaches")).isEqualTo(report.at("/adr012_compliance/ceiling_breaches"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 2026-05-21 2026-05-20 2026-05-19",
                "?from=2026-05-20 | 2026-05-21 2026-05-20",
                "?from=1970-01-01 | 2026-05-21 2026-05-20 2026-05-19",
                "?to=2026-05-20 | 2026-05-19",
                "?to=2026-06-30 | 2026-05-21 2026-05-20 2026-05-19",
                "?from=2026-05-19&to=2026-05-20 | 2026-05-19",
                "?from=2026-05-22 | ''",
                "?to=2026-05-19 | ''"
            })
    void are_those_of_the_days_that_are_asked_about(String query, String expected) {
        assertThat(String.join(" ", dates(ALL + query))).isEqualTo(expected);
    }

    @Test
    void are_those_of_thirty_days_unless_others_are_asked_about() {
        cost("d", "0.01", ms("2026-06-30T12:00:00Z"));
        cluster.tick(ms("2026-06-30T12:00:05Z"));

        assertThat(dates(ALL)).hasSize(30).startsWith("2026-06-30").endsWith("2026-06-01");
        assertThat(dates(ALL + "?to=2026-06-20")).hasSize(30).startsWith("2026-06-19");
        assertThat(dates(ALL + "?from=2026-05-19")).hasSize(43);
    }

    @Test
    void are_forgotten_after_their_time() {
        cluster.tick(ms("2027-05-20T12:00:00Z"));

        assertThat(dates(ALL + "?from=1970-01-01&to=2026-05-22")).containsExactly("2026-05-21", "2026-05-20");
    }

    @Test
    void of_a_day_that_begins_in_a_moment_are_told_if_there_are_any() {
        cluster.send(
                Topics.COST_EVENTS, events.cost("d", "0.02", ms("2026-05-22T00:00:01Z")), ms("2026-05-21T23:59:58Z"));

        assertThat(dates(ALL)).startsWith("2026-05-22", "2026-05-21");
        assertThat(cluster.get(ALL).at("/today/date").asText()).isEqualTo("2026-05-21");
    }
}
