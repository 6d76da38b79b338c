package io.oisstreams.kpis.query;

import static io.oisstreams.kpis.query.Events.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.IncidentCategory;
import io.oisstreams.event.v1.IncidentEventKind;
import io.oisstreams.kpis.core.contract.Input;
import io.oisstreams.rows.RowsCluster;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KpiTest {
    private static final long NOON = ms("2026-05-21T12:00:00Z");
    private static final long DAY = 86_400_000;

    private final RowsCluster cluster = KpiCluster.of(1, ContractScoreTest.nextVersion());
    private final Events events = new Events("acme");

    @AfterEach
    void close() {
        cluster.close();
    }

    private void measure(String kpiId, double value, Map<String, String> attributes, long ms) {
        cluster.send(Topics.KPI_MEASUREMENTS, events.measured(kpiId, value, attributes, ms), ms);
    }

    private static List<String> ends(JsonNode answer) {
        return StreamSupport.stream(answer.path("values").spliterator(), false)
                .map(value -> value.path("period").path("end").asText())
                .toList();
    }

    @Test
    void comes_with_its_definition_and_how_it_stands() {
        measure("5.2", 1, Map.of(), NOON);
        cluster.tick(NOON);

        JsonNode answer = cluster.get("/kpis/5.2");

        assertThat(answer.path("kpi_id").asText()).isEqualTo("5.2");
        assertThat(answer.path("definition").path("name").asText()).isEqualTo("Consciousness Backup Freshness");
        assertThat(answer.path("definition").path("category").asText()).isEqualTo("consciousness");
        assertThat(answer.path("definition").path("review").asText()).isEqualTo("daily");
        assertThat(answer.path("contracts")).isEmpty();
        assertThat(answer.path("live"))
                .extracting(JsonNode::toString)
                .containsExactly("{\"version\":\"1.0.0\",\"subject\":null,\"unit\":\"hours\",\"value\":1,"
                        + "\"status\":\"met\",\"attributes\":{},"
                        + "\"period\":{\"start\":\"2026-05-21T00:00:00Z\",\"end\":\"2026-05-21T12:00:00Z\"}}");
        assertThat(answer.path("values")).isEmpty();
        assertThat(answer.path("more").asBoolean(true)).isFalse();
        assertThat(answer.path("alerts")).isEmpty();
    }

    @Test
    void its_published_values_are_those_of_the_last_30_days_newest_first() {
        for (int day = 0; day < 33; day++) {
            measure("4.2", 80 + day / 4.0, Map.of(), NOON + day * DAY);
        }
        cluster.tick(NOON + 33 * DAY);

        JsonNode answer = cluster.get("/kpis/4.2?limit=1000");

        // From May 24 at noon, exclusive, to June 23 at noon.
        assertThat(ends(answer)).hasSize(30).startsWith("2026-06-23T00:00:00Z").endsWith("2026-05-25T00:00:00Z");
        assertThat(answer.path("values").get(0).path("value").asText()).isEqualTo("88");
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-05-23&to=2026-05-25, 2026-05-24T00:00:00Z 2026-05-23T00:00:00Z, false",
        "from=2026-05-26T00:00:01Z, '', false",
        "from=2026-05-26, 2026-05-26T00:00:00Z, false",
        "to=2026-05-22T00:00:01Z, 2026-05-22T00:00:00Z, false",
        "from=2026-05-23&limit=2, 2026-05-26T00:00:00Z 2026-05-25T00:00:00Z, true",
        "from=2026-05-25&limit=2, 2026-05-26T00:00:00Z 2026-05-25T00:00:00Z, false"
    })
    void a_range_and_a_limit_choose_among_them(String query, String ends, boolean more) {
        measure("4.2", 80, Map.of(), NOON);
        cluster.tick(NOON + 5 * DAY);

        JsonNode answer = cluster.get("/kpis/4.2?" + query);

        assertThat(String.join(" ", ends(answer))).isEqualTo(ends);
        assertThat(answer.path("more").asBoolean()).isEqualTo(more);
    }

    @Test
    void what_comes_late_is_found_by_its_own_time() {
        cluster.tick(NOON + 10 * DAY);
        cluster.send(Topics.KPI_MEASUREMENTS, events.measured("3.2", 80, Map.of(), NOON), NOON + 10 * DAY);

        JsonNode within = cluster.get("/kpis/3.2?from=2026-05-21&to=2026-05-22");
        JsonNode after = cluster.get("/kpis/3.2?from=2026-05-22");

        assertThat(within.path("values")).hasSize(1);
        assertThat(after.path("values")).isEmpty();
    }

    @Test
    void each_subject_stands_by_its_last_value_and_alerts_are_its_own() {
        for (IncidentCategory category : List.of(IncidentCategory.file_corruption, IncidentCategory.key_compromise)) {
            String id = category.name();
            cluster.send(
                    Topics.OPERATIONS_INCIDENTS, events.incident(id, IncidentEventKind.detected, category, NOON), NOON);
            cluster.send(
                    Topics.OPERATIONS_INCIDENTS,
                    events.incident(id, IncidentEventKind.resolved, category, NOON + 60_000),
                    NOON + 60_000);
        }
        cluster.send(
                Topics.OPERATIONS_INCIDENTS,
                events.incident("open", IncidentEventKind.detected, IncidentCategory.file_corruption, NOON),
                NOON);
        measure("3.1", 50, Map.of(), NOON);
        cluster.tick(NOON + DAY);

        JsonNode answer = cluster.get("/kpis/2.1");

        assertThat(answer.path("live"))
                .extracting(value -> value.path("subject").asText() + " "
                        + value.path("value").asText())
                .containsExactly("category=file_corruption 1", "category=key_compromise 1");
        assertThat(answer.path("alerts"))
                .extracting(alert -> alert.path("rule").asText() + " "
                        + alert.path("subject").asText())
                .containsExactly("kpi_2.1 open");
        assertThat(cluster.get("/kpis/3.1").path("alerts")).hasSize(1);
    }

    @Test
    void of_a_contract_has_all_versions_in_use() {
        for (Input input : KpiCluster.contract("DS-KPI-008").inputs()) {
            boolean exists = !input.path().startsWith("pilot/");
            cluster.send(Topics.ARTIFACT_OBSERVATIONS, events.observation(input, exists, NOON), NOON);
        }
        cluster.tick(NOON + 60_000);

        JsonNode answer = cluster.get("/kpis/DS-KPI-008");

        assertThat(answer.path("definition").isNull()).isTrue();
        assertThat(answer.path("contracts").get(0).path("standing")).hasToString(ContractScoreTest.YELLOW);
        assertThat(answer.path("contracts")
                        .get(0)
                        .path("bands")
                        .get(2)
                        .path("at_least")
                        .isNull())
                .isTrue();
        assertThat(answer.path("contracts").get(0).path("inputs").get(4))
                .hasToString("{\"name\":\"CI report\",\"path\":\"pilot/reports/ci_report.json\",\"kind\":\"file\","
                        + "\"check\":\"parseable\",\"points\":1,\"earned\":0,\"exists\":false,\"parseable\":false,"
                        + "\"observed_at\":\"2026-05-21T12:00:00Z\"}");
        assertThat(answer.path("contracts").get(0).path("inputs"))
                .extracting(input -> input.path("earned").asInt())
                .containsExactly(2, 1, 0, 2, 0);
        assertThat(answer.path("contracts")
                        .get(1)
                        .path("standing")
                        .path("version")
                        .asText())
                .isEqualTo("1.1");
        assertThat(answer.path("contracts").get(1).path("scale")).hasToString("2.5");
        for (String values : List.of("live", "values")) {
            assertThat(answer.path(values))
                    .extracting(value -> value.path("version").asText() + " "
                            + value.path("value").asText() + " "
                            + value.path("status").asText())
                    .containsExactlyInAnyOrder("1.0 6.25 Yellow", "1.1 10 Green");
        }
        assertThat(answer.path("alerts"))
                .extracting(alert -> alert.path("subject").asText())
                .containsExactly("1.0");
    }

    @Test
    void what_nobody_has_looked_at_earns_neither_points_nor_none() {
        Input first = KpiCluster.contract("DS-KPI-008").inputs().get(0);
        cluster.send(Topics.ARTIFACT_OBSERVATIONS, events.observation(first, true, NOON), NOON);

        JsonNode inputs =
                cluster.get("/kpis/DS-KPI-008").path("contracts").get(0).path("inputs");

        assertThat(inputs.get(0).path("earned").asInt()).isEqualTo(first.points());
        assertThat(inputs.get(1).path("earned").isNull()).isTrue();
        assertThat(inputs.get(1).path("exists").isNull()).isTrue();
        assertThat(inputs.get(1).path("observed_at").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/kpis/9.9, 404, UNKNOWN_RECORD, there is no such KPI",
        "/kpis/DS-KPI-999, 404, UNKNOWN_RECORD, there is no such KPI",
        "/kpis/4.2?from=2026-05-22&to=2026-05-22, 400, INVALID_PARAMETER, from: must be earlier than to",
        "/kpis/4.2?from=soon, 400, INVALID_PARAMETER, from: must be a time",
        "/kpis/4.2?limit=0, 400, INVALID_PARAMETER, limit: must be a whole number"
    })
    void what_cannot_be_answered_is_refused(String target, int status, String error, String message) {
        measure("4.2", 80, Map.of(), NOON);

        JsonNode answer = cluster.json(target, status);

        assertThat(answer.path("error").asText()).isEqualTo(error);
        assertThat(answer.path("message").asText()).startsWith(message);
    }
}
