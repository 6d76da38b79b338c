package io.oisstreams.kpis.query;

import static io.oisstreams.kpis.query.Events.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.oisstreams.event.Topics;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description of the routes against a standard parser, and the answers against the description. */
class KpiOpenApiTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final KpiCluster CLUSTER = new KpiCluster(1);

    @BeforeAll
    static void measure() {
        long noon = ms("2026-05-21T12:00:00Z");
        Events events = new Events("acme");
        CLUSTER.contract("DS-KPI-008").inputs().forEach(input -> {
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

    private static JsonNode document() {
        return CLUSTER.get("/openapi.json");
    }

    private static JsonSchema schema(String name) {
        ObjectNode schema = MAPPER.createObjectNode().put("$ref", "#/components/schemas/" + name);
        schema.set("components", document().get("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    }

    @Test
    void a_standard_parser_finds_nothing_wrong() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);

        SwaggerParseResult result =
                new OpenAPIV3Parser().readContents(document().toString(), List.of(), options);

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
        JsonNode root = document();

        assertThat(root.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        root.at(reference.substring(1)).isObject())
                .as(reference)
                .isTrue());
    }

    /** Those of the schema and of the schemas within it. */
    private static Stream<Map.Entry<String, JsonNode>> fields(JsonNode schema) {
        return Stream.concat(
                schema.path("properties").properties().stream(),
                schema.properties().stream().flatMap(part -> fields(part.getValue())));
    }

    @Test
    void every_field_of_an_answer_is_explained() {
        List<String> unexplained = new ArrayList<>();

        for (Map.Entry<String, JsonNode> schema :
                document().at("/components/schemas").properties()) {
            if (schema.getKey().startsWith("Kpi")) {
                fields(schema.getValue())
                        .filter(field ->
                                !field.getValue().path("description").asText().endsWith("."))
                        .forEach(field -> unexplained.add(schema.getKey() + "." + field.getKey()));
            }
        }

        assertThat(unexplained).isEmpty();
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

        assertThat(schema(schema).validate(answer)).isEmpty();
        assertThat(document()
                        .at("/paths")
                        .path(path)
                        .at("/get/responses")
                        .path(String.valueOf(status))
                        .at("/content/application~1json/schema/$ref")
                        .asText())
                .endsWith("/" + schema);
    }

    @Test
    void a_field_that_is_not_described_would_be_noticed() {
        ObjectNode wrong = (ObjectNode) CLUSTER.get("/kpis/report");
        wrong.put("Reports", 0);

        assertThat(schema("KpiReports").validate(wrong)).hasSize(1);
    }
}
