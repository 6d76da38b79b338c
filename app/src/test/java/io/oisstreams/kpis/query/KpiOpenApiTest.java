package io.oisstreams.kpis.query;

import static io.oisstreams.kpis.query.Events.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.event.Topics;
import io.oisstreams.http.ApiDocument;
import io.oisstreams.rows.RowsCluster;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description of the routes against a standard parser, and the answers against the description. */
class KpiOpenApiTest {
    private static final RowsCluster CLUSTER = KpiCluster.of(1);

    @BeforeAll
    static void measure() {
        long noon = ms("2026-05-21T12:00:00Z");
        Events events = new Events("acme");
        KpiCluster.contract("DS-KPI-008").inputs().forEach(input -> {
            boolean exists = !input.path().startsWith("pilot/");
            CLUSTER.send(Topics.ARTIFACT_OBSERVATIONS, events.observation(input, exists, noon), noon);
        });
        CLUSTER.send(Topics.KPI_MEASUREMENTS, events.measured("3.1", 50, Map.of("log", "a"), noon), noon);
        CLUSTER.send(Topics.KPI_MEASUREMENTS, events.measured("3.2", 80, Map.of(), noon), noon);
        CLUSTER.tick(ms("2026-05-24T11:00:00Z"));
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
                        "/kpis",
                        "/kpis/report",
                        "/kpis/dashboard",
                        "/kpis/contracts/{id}",
                        "/kpis/{id}",
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
        assertThat(document().unexplained("Kpi")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/kpis, /kpis, Kpis, 200",
        "/kpis?limit=0, /kpis, Error, 400",
        "/kpis?tenant=nobody, /kpis, Error, 404",
        "/kpis/report, /kpis/report, KpiReports, 200",
        "/kpis/report?at=soon, /kpis/report, Error, 400",
        "/kpis/dashboard?at=2026-05-21, /kpis/dashboard, Error, 400",
        "/kpis/contracts/DS-KPI-008, /kpis/contracts/{id}, KpiContractScore, 200",
        "/kpis/contracts/OIS-KPI-001, /kpis/contracts/{id}, KpiContractScore, 200",
        "/kpis/contracts/none, /kpis/contracts/{id}, Error, 404",
        "/kpis/3.2, /kpis/{id}, KpiAnswer, 200",
        "/kpis/1.1, /kpis/{id}, KpiAnswer, 200",
        "/kpis/DS-KPI-008, /kpis/{id}, KpiAnswer, 200",
        "/kpis/contracts, /kpis/{id}, Error, 404"
    })
    void answers_are_as_described(String target, String path, String schema, int status) {
        JsonNode answer = CLUSTER.json(target, status);

        assertThat(document().schema(schema).validate(answer)).isEmpty();
        assertThat(document().answerSchema(path, status)).isEqualTo(schema);
    }

    @Test
    void a_field_that_is_not_described_would_be_noticed() {
        ObjectNode wrong = (ObjectNode) CLUSTER.get("/kpis/report");
        wrong.put("Reports", 0);

        assertThat(document().schema("KpiReports").validate(wrong)).hasSize(1);
    }
}
