package io.oisstreams.kpis.query;

import static io.oisstreams.kpis.query.Events.ms;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.ProposalEventKind;
import io.oisstreams.rows.RowsCluster;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DashboardTest {
    private static final long NOON = ms("2026-05-21T12:00:00Z");
    private static final long DAY = 86_400_000;

    private final RowsCluster cluster = KpiCluster.of(1);
    private final Events events = new Events("acme");

    @AfterEach
    void close() {
        cluster.close();
    }

    private void measure(String kpiId, double value, Map<String, String> attributes, long ms) {
        cluster.send(Topics.KPI_MEASUREMENTS, events.measured(kpiId, value, attributes, ms), ms);
    }

    private String dashboard() {
        HttpResponse<String> answer = cluster.ask(0, "/kpis/dashboard");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type.replace(" ", "")).isEqualTo("text/plain;charset=utf-8"));
        return answer.body();
    }

    private static String line(String dashboard, String label) {
        return dashboard
                .lines()
                .filter(line -> line.contains(label + ":"))
                .map(line -> line.replaceAll("^║ *|  +║$", "").replaceAll(" +", " "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void of_a_tenant_of_which_little_is_known_shows_all_rows() {
        measure("5.2", 0, Map.of(), NOON);
        cluster.tick(NOON);

        String dashboard = dashboard();

        assertThat(dashboard).contains("2026-05-21 Status");
        assertThat(line(dashboard, "Approval Time (Low)")).isEqualTo("Approval Time (Low): N/A Target: <48h");
        assertThat(line(dashboard, "Quorum Rate")).isEqualTo("Quorum Rate: N/A Target: ≥95%");
        assertThat(line(dashboard, "RTO (File Corruption)")).isEqualTo("RTO (File Corruption): Untested Target: <5min");
        assertThat(line(dashboard, "Backup Freshness")).isEqualTo("Backup Freshness: <1h ✅ Target: <24h");
        assertThat(dashboard).contains("ALERTS:\nnone\n").contains("Send data for KPI 1.1, 1.2, 1.3, 2.1");
    }

    @Test
    void shows_of_several_values_the_worst_one_or_the_one_that_the_row_names() {
        for (String stakeholder : List.of("Bố Cường", "Safety auditor", "Someone")) {
            long took = stakeholder.equals("Safety auditor") ? 73 : 23;
            cluster.send(
                    Topics.GOVERNANCE_PROPOSALS,
                    events.proposal("p", ProposalEventKind.notified, stakeholder, NOON - 73 * 3_600_000),
                    NOON - 73 * 3_600_000);
            cluster.send(
                    Topics.GOVERNANCE_PROPOSALS,
                    events.proposal("p", ProposalEventKind.signed, stakeholder, NOON - (73 - took) * 3_600_000),
                    NOON);
        }
        measure("3.2", 60, Map.of("component", "governance_logic"), NOON);
        measure("3.2", 81, Map.of(), NOON);

        String dashboard = dashboard();

        assertThat(line(dashboard, "Stakeholder Response")).contains("3d ❌");
        assertThat(line(dashboard, "Test Coverage")).contains("81% ✅");
    }

    @Test
    void tells_alerts_and_the_last_reviews_that_are_due() {
        measure("3.1", 50, Map.of("log", "a"), NOON);
        measure("5.2", 0, Map.of(), NOON + 3 * DAY);
        cluster.tick(NOON + 4 * DAY);

        String dashboard = dashboard();

        assertThat(dashboard).containsOnlyOnce("🚨 CRITICAL: ").doesNotContain("is due");
        assertThat(dashboard)
                .contains("Record the daily review of 2026-05-24\n")
                .contains("Record the weekly review of 2026-05-17..2026-05-23\n")
                .containsOnlyOnce("Record the daily review")
                .doesNotContain("Record the monthly");
    }
}
