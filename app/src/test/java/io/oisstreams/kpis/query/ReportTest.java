package io.oisstreams.kpis.query;

import static io.oisstreams.kpis.query.Events.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.event.Topics;
import io.oisstreams.kpis.core.contract.Input;
import io.oisstreams.rows.RowsCluster;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final long NOON = ms("2026-05-21T12:00:00Z");
    private static final long DAY = 86_400_000;

    private final RowsCluster cluster = KpiCluster.of(1);
    private final Events events = new Events("acme");

    @AfterEach
    void close() {
        cluster.close();
    }

    private void coverage(double value, Map<String, String> attributes, long ms) {
        cluster.send(Topics.KPI_MEASUREMENTS, events.measured("3.2", value, attributes, ms), ms);
    }

    private static List<JsonNode> of(JsonNode answer, String kpiId) {
        return StreamSupport.stream(answer.path("reports").spliterator(), false)
                .filter(kpi -> kpi.path("kpi_id").asText().equals(kpiId))
                .toList();
    }

    @Test
    void has_every_kpi_and_contract_without_data() {
        coverage(80, Map.of(), NOON);
        cluster.tick(NOON);

        JsonNode answer = cluster.get("/kpis/report?at=2026-05-01");

        assertThat(answer.path("from").asText()).isEqualTo("2026-04-01T00:00:00Z");
        assertThat(answer.path("to").asText()).isEqualTo("2026-05-01T00:00:00Z");
        assertThat(answer.path("reports"))
                .extracting(report -> report.path("kpi_id").asText())
                .containsExactly(
                        "1.1",
                        "1.1",
                        "1.1",
                        "1.2",
                        "1.3",
                        "2.1",
                        "2.2",
                        "2.3",
                        "2.4",
                        "3.1",
                        "3.2",
                        "3.3",
                        "4.1",
                        "4.2",
                        "5.1",
                        "5.2",
                        "DS-KPI-008",
                        "OIS-KPI-001");
        assertThat(answer.path("reports"))
                .allSatisfy(report -> assertThat(report.path("status").asText()).isEqualTo("no_data"));
        assertThat(of(answer, "4.2").get(0))
                .hasToString("{\"kpi_id\":\"4.2\",\"name\":\"Documentation Coverage\",\"version\":\"1.0.0\","
                        + "\"subject\":null,\"unit\":\"percent\",\"status\":\"no_data\",\"current\":null,"
                        + "\"current_at\":null,\"average\":null,\"min\":null,\"max\":null,\"trend\":null,"
                        + "\"samples\":0}");
    }

    @Test
    void the_current_value_is_the_latest_by_event_time() {
        coverage(90, Map.of(), NOON);
        coverage(81, Map.of(), NOON + 2 * DAY);
        coverage(86, Map.of(), NOON + DAY);
        coverage(99, Map.of("component", "invariant_validators"), NOON);
        cluster.tick(NOON + 3 * DAY);

        JsonNode answer = cluster.get("/kpis/report");

        assertThat(of(answer, "3.2").get(1))
                .hasToString("{\"kpi_id\":\"3.2\",\"name\":\"Test Coverage\",\"version\":\"1.0.0\","
                        + "\"subject\":\"component=overall\",\"unit\":\"percent\",\"status\":\"warning\",\"current\":81,"
                        + "\"current_at\":\"2026-05-23T12:00:00.001Z\",\"average\":85.666667,\"min\":81,\"max\":90,"
                        + "\"trend\":\"decreasing\",\"samples\":3}");
        assertThat(of(answer, "3.2").get(0).path("current").asText()).isEqualTo("99");
        assertThat(of(answer, "3.2").get(0).path("trend").asText()).isEqualTo("stable");
    }

    @Test
    void looks_back_30_days_from_the_time_that_is_asked_for() {
        coverage(70, Map.of(), NOON - 1);
        coverage(80, Map.of(), NOON);
        coverage(90, Map.of(), NOON + 30 * DAY - 1);
        coverage(95, Map.of(), NOON + 30 * DAY);
        cluster.tick(NOON + 40 * DAY);

        JsonNode answer = cluster.get("/kpis/report?at=2026-06-20T12:00:00Z");

        // A measurement's period is one ms, so that the sample is at its end.
        assertThat(of(answer, "3.2").get(0).path("min").asText()).isEqualTo("80");
        assertThat(of(answer, "3.2").get(0).path("max").asText()).isEqualTo("90");
        assertThat(of(answer, "3.2").get(0).path("samples").asInt()).isEqualTo(2);
    }

    @Test
    void what_stands_for_no_data_is_no_sample() {
        coverage(80, Map.of(), NOON);
        cluster.tick(NOON + 3 * DAY);

        JsonNode answer = cluster.get("/kpis/report");

        assertThat(of(answer, "1.2").get(0).path("current").isNull()).isTrue();
        assertThat(of(answer, "1.2").get(0).path("samples").asInt()).isZero();
        assertThat(of(answer, "2.4").get(0).path("current").asText()).isEqualTo("100");
        assertThat(of(answer, "2.4").get(0).path("samples").asInt()).isEqualTo(3);
    }

    @Test
    void contracts_have_their_scores() {
        for (Input input : KpiCluster.contract("DS-KPI-008").inputs()) {
            cluster.send(Topics.ARTIFACT_OBSERVATIONS, events.observation(input, true, NOON), NOON);
        }
        cluster.tick(NOON + 60_000);

        JsonNode answer = cluster.get("/kpis/report");

        assertThat(of(answer, "DS-KPI-008").get(0))
                .hasToString("{\"kpi_id\":\"DS-KPI-008\",\"name\":\"Operational Maturity\",\"version\":\"1.0\","
                        + "\"subject\":null,\"unit\":\"points\",\"status\":\"Green\",\"current\":10,"
                        + "\"current_at\":\"2026-05-21T12:00:00.001Z\",\"average\":10,\"min\":10,\"max\":10,"
                        + "\"trend\":\"stable\",\"samples\":1}");
    }
}
