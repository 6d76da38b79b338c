package io.oisstreams.kpis.query;

import static io.oisstreams.kpis.query.Events.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.ProposalEventKind;
import io.oisstreams.rows.RowsCluster;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverviewTest {
    private static final long NOON = ms("2026-05-21T12:00:00Z");

    private final RowsCluster cluster = KpiCluster.of(1);
    private final Events events = new Events("acme");

    @AfterEach
    void close() {
        cluster.close();
    }

    private void measure(String kpiId, double value, Map<String, String> attributes, long ms) {
        cluster.send(Topics.KPI_MEASUREMENTS, events.measured(kpiId, value, attributes, ms), ms);
    }

    private static List<JsonNode> of(JsonNode answer, String kpiId) {
        return StreamSupport.stream(answer.path("kpis").spliterator(), false)
                .filter(kpi -> kpi.path("kpi_id").asText().equals(kpiId))
                .toList();
    }

    @Test
    void of_a_tenant_of_which_little_is_known_has_all_kpis_in_the_documents_order() {
        measure("4.2", 80, Map.of(), NOON);

        JsonNode answer = cluster.get("/kpis");

        assertThat(answer.path("tenant_id").asText()).isEqualTo("acme");
        assertThat(answer.path("as_of").isNull()).isTrue();
        assertThat(answer.path("kpis"))
                .extracting(kpi -> kpi.path("kpi_id").asText() + " "
                        + kpi.path("subject").asText("-") + " "
                        + kpi.path("value").asText("-") + " "
                        + kpi.path("status").asText())
                .containsExactly(
                        "1.1 risk_class=low - no_data",
                        "1.1 risk_class=medium - no_data",
                        "1.1 risk_class=high - no_data",
                        "1.2 - 0 no_data",
                        "1.3 - - no_data",
                        "2.1 - - no_data",
                        "2.2 - - no_data",
                        "2.3 - - no_data",
                        "2.4 - 100 met",
                        "3.1 - - no_data",
                        "3.2 - - no_data",
                        "3.3 - - no_data",
                        "4.1 - 100 met",
                        "4.2 - 80 missed",
                        "5.1 - 100 met",
                        "5.2 - - no_data");
        assertThat(answer.path("alerts")).isEmpty();
        assertThat(answer.path("more_alerts").asBoolean(true)).isFalse();
    }

    @Test
    void a_kpi_has_its_value_and_the_documents_rules() {
        measure("4.2", 80.25, Map.of(), NOON);
        cluster.tick(NOON + 60_000);

        JsonNode answer = cluster.get("/kpis");

        assertThat(answer.path("as_of").asText()).isEqualTo("2026-05-21T12:01:00Z");
        assertThat(of(answer, "4.2"))
                .extracting(JsonNode::toString)
                .containsExactly("{\"kpi_id\":\"4.2\",\"name\":\"Documentation Coverage\",\"version\":\"1.0.0\","
                        + "\"subject\":null,\"unit\":\"percent\",\"value\":80.25,\"status\":\"missed\","
                        + "\"attributes\":{},"
                        + "\"period\":{\"start\":\"2026-04-01T00:00:00Z\",\"end\":\"2026-05-21T12:01:00Z\"},"
                        + "\"targets\":[\"≥90%\"],\"thresholds\":[],\"review\":\"quarterly\","
                        + "\"owner\":\"Documentation team\"}");
    }

    @Test
    void values_have_at_most_six_decimals_and_no_exponent() {
        for (ProposalEventKind kind : List.of(ProposalEventKind.notified, ProposalEventKind.signed)) {
            long ms = kind == ProposalEventKind.signed ? NOON + 1_000 : NOON;
            cluster.send(Topics.GOVERNANCE_PROPOSALS, events.proposal("p", kind, "Safety auditor", ms), ms);
        }
        measure("3.1", 100, Map.of("log", "a"), NOON);

        JsonNode answer = cluster.get("/kpis");

        assertThat(of(answer, "1.3").get(0).path("value")).hasToString("0.000278");
        assertThat(of(answer, "3.1").get(0).path("value")).hasToString("100");
    }

    @Test
    void each_subject_has_its_own() {
        measure("3.2", 90, Map.of(), NOON);
        measure("3.2", 96, Map.of("component", "invariant_validators"), NOON);
        measure("3.2", 81, Map.of(), NOON + 60_000);
        measure("3.2", 70, Map.of(), NOON - 60_000);

        JsonNode answer = cluster.get("/kpis");

        assertThat(of(answer, "3.2"))
                .extracting(kpi -> kpi.path("attributes").toString()
                        + kpi.path("value").asText() + " " + kpi.path("status").asText())
                .containsExactly(
                        "{\"component\":\"invariant_validators\"}96 met", "{\"component\":\"overall\"}81 warning");
    }

    @Test
    void the_day_is_that_of_the_last_event_if_no_tick_has_come_since() {
        cluster.tick(NOON);
        long nextDay = ms("2026-05-22T08:00:00Z");
        measure("5.1", 0, Map.of(), nextDay);

        JsonNode answer = cluster.get("/kpis");

        assertThat(of(answer, "5.1").get(0).path("value").asText()).isEqualTo("0");
        assertThat(of(answer, "5.1").get(0).path("period").path("start").asText())
                .isEqualTo("2026-05-22T00:00:00Z");
    }

    @Test
    void what_the_day_before_leaves_counts_before_it_is_closed() {
        measure("5.2", 0, Map.of(), ms("2026-05-21T22:00:00Z"));
        cluster.tick(ms("2026-05-22T00:00:02Z"));

        JsonNode answer = cluster.get("/kpis");

        assertThat(of(answer, "5.2").get(0).path("value")).hasToString("2.000556");
    }

    @Test
    void contracts_and_alerts_come_with_them() {
        KpiCluster.contract("DS-KPI-008").inputs().forEach(input -> {
            boolean exists = !input.path().startsWith("pilot/");
            cluster.send(Topics.ARTIFACT_OBSERVATIONS, events.observation(input, exists, NOON), NOON);
        });
        measure("3.1", 50, Map.of("log", "a"), NOON + 1_000);
        cluster.tick(NOON + 60_000);

        JsonNode answer = cluster.get("/kpis");

        assertThat(answer.path("contracts").get(0)).hasToString(ContractScoreTest.YELLOW);
        assertThat(answer.path("contracts").get(1).path("kpi_id").asText()).isEqualTo("OIS-KPI-001");
        assertThat(answer.path("contracts").get(1).path("score").isNull()).isTrue();
        assertThat(answer.path("alerts"))
                .extracting(alert -> alert.path("rule").asText() + " "
                        + alert.path("severity").asText())
                .containsExactly("kpi_3.1 critical", "contract_DS-KPI-008 warning");
        assertThat(answer.path("alerts").get(0))
                .hasToString("{\"rule\":\"kpi_3.1\",\"subject\":\"a\",\"severity\":\"critical\",\"value\":50,"
                        + "\"threshold\":100,\"detected_at\":\"2026-05-21T12:00:01Z\",\"message\":"
                        + answer.path("alerts").get(0).path("message") + "}");
    }

    @Test
    void the_limit_is_for_alerts() {
        measure("3.1", 50, Map.of("log", "a"), NOON);
        measure("3.1", 50, Map.of("log", "b"), NOON + 1);

        JsonNode answer = cluster.get("/kpis?limit=1");

        assertThat(answer.path("kpis")).hasSizeGreaterThan(13);
        assertThat(answer.path("alerts"))
                .extracting(alert -> alert.path("subject").asText())
                .containsExactly("b");
        assertThat(answer.path("more_alerts").asBoolean()).isTrue();
    }
}
