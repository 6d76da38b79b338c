package io.oisstreams.operations.query;

import static io.oisstreams.operations.query.Events.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.CycleEventKind;
import io.oisstreams.event.v1.DeviationUpdateKind;
import io.oisstreams.http.ApiDocument;
import io.oisstreams.rows.RowsCluster;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description of the routes against a standard parser, and the answers against the description. */
class OperationsOpenApiTest {
    private static final RowsCluster CLUSTER = OperationsCluster.of(1);

    @BeforeAll
    static void operate() {
        long noon = ms("2026-05-21T12:00:00Z");
        Events events = new Events("acme");
        CLUSTER.send(Topics.CYCLE_EVENTS, events.cycle("c", CycleEventKind.started, 2, noon), noon);
        CLUSTER.send(Topics.SIGNATURE_VERIFICATIONS, events.operation("c", 1, true, noon), noon);
        CLUSTER.send(Topics.CYCLE_EVENTS, events.cycle("c", CycleEventKind.completed, 2, noon), noon);
        CLUSTER.send(Topics.SIGNATURE_VERIFICATIONS, events.operation("d", 1, true, noon), noon);
        CLUSTER.send(Topics.BASELINE_CHANGES, events.change("ch-1", noon, "LARS", "VEGA", "G4"), noon);
        CLUSTER.send(Topics.BASELINE_CHANGES, events.change("ch-2", noon), noon);
        CLUSTER.tick(ms("2026-05-24T11:00:00Z"));
        long later = ms("2026-05-24T12:00:00Z");
        CLUSTER.send(Topics.COST_EVENTS, events.cost("s", "500.01", later), later);
        String id = CLUSTER.get("/operations/deviations").at("/deviations/1/id").asText();
        CLUSTER.send(
                Topics.DEVIATION_UPDATES, events.update(id, DeviationUpdateKind.acknowledged, later + 1), later + 1);
        CLUSTER.tick(later + 10_000);
    }

    @AfterAll
    static void close() {
        CLUSTER.close();
    }

    private static ApiDocument document() {
        return new ApiDocument(CLUSTER.get("/openapi.json"));
    }

    @Test
    void a_standard_parser_finds_nothing_wrong() {
        SwaggerParseResult result = document().parsed();

        assertThat(result.getMessages()).isEmpty();
        assertThat(result.getOpenAPI().getPaths())
                .containsOnlyKeys(
                        "/operations/status",
                        "/operations/costs",
                        "/operations/costs/{date}",
                        "/operations/cycles",
                        "/operations/cycles/{id}",
                        "/operations/deviations",
                        "/operations/deviations/{id}",
                        "/operations/reports",
                        "/operations/reports/{name}",
                        "/operations/baselines",
                        "/openapi.json");
    }

    @Test
    void every_reference_leads_somewhere() {
        ApiDocument document = document();

        assertThat(document.references()).isNotEmpty();
        assertThat(document.deadReferences()).isEmpty();
    }

    @Test
    void every_field_of_an_answer_is_explained() {
        assertThat(document().unexplained("Operations")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/operations/status, /operations/status, OperationsStatus, 200",
        "/operations/costs, /operations/costs, OperationsCostDays, 200",
        "/operations/costs?from=2026, /operations/costs, Error, 400",
        "/operations/costs?from=2026-05-22&to=2026-05-22, /operations/costs, Error, 400",
        "/operations/cycles, /operations/cycles, OperationsCycles, 200",
        "/operations/cycles?status=over, /operations/cycles, Error, 400",
        "/operations/costs/2026-05-21, /operations/costs/{date}, OperationsCosts, 200",
        "/operations/costs/2026-05-24, /operations/costs/{date}, OperationsCosts, 200",
        "/operations/costs/2026-05-20, /operations/costs/{date}, Error, 404",
        "/operations/costs/20, /operations/costs/{date}, Error, 400",
        "/operations/cycles/c, /operations/cycles/{id}, OperationsCycle, 200",
        "/operations/cycles/d, /operations/cycles/{id}, OperationsCycle, 200",
        "/operations/cycles/e, /operations/cycles/{id}, Error, 404",
        "/operations/deviations, /operations/deviations, OperationsDeviations, 200",
        "/operations/deviations?status=closed, /operations/deviations, OperationsDeviations, 200",
        "/operations/deviations?status=new, /operations/deviations, Error, 400",
        "/operations/deviations/DEV, /operations/deviations/{id}, Error, 404",
        "/operations/reports, /operations/reports, OperationsReports, 200",
        "/operations/reports?tenant=nobody, /operations/reports, Error, 404",
        "/operations/reports/none, /operations/reports/{name}, Error, 404",
        "/operations/baselines, /operations/baselines, OperationsBaselines, 200"
    })
    void answers_are_as_described(String target, String path, String schema, int status) {
        JsonNode answer = CLUSTER.json(target, status);

        assertThat(document().schema(schema).validate(answer)).isEmpty();
        assertThat(document().answerSchema(path, status)).isEqualTo(schema);
    }

    @Test
    void one_deviation_is_as_described() {
        String id = CLUSTER.get("/operations/deviations").at("/deviations/0/id").asText();

        JsonNode answer = CLUSTER.get("/operations/deviations/" + id);

        assertThat(document().schema("OperationsDeviationAnswer").validate(answer))
                .isEmpty();
    }

    @Test
    void a_field_that_is_not_described_would_be_noticed() {
        ObjectNode wrong = (ObjectNode) CLUSTER.get("/operations/baselines");
        wrong.put("Baselines", 0);

        assertThat(document().schema("OperationsBaselines").validate(wrong)).hasSize(1);
    }
}
