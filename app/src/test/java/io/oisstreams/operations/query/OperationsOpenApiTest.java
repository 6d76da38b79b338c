package io.oisstreams.operations.query;

import static io.oisstreams.operations.query.Events.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.CycleEventKind;
import io.oisstreams.event.v1.DeviationUpdateKind;
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
class OperationsOpenApiTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final OperationsCluster CLUSTER = new OperationsCluster(1);

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
                        "/operations/status",
                        "/operations/costs/{date}",
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
            if (schema.getKey().startsWith("Operations")) {
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
        "/operations/status, /operations/status, OperationsStatus, 200",
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
    void one_deviation_is_as_described() {
        String id = CLUSTER.get("/operations/deviations").at("/deviations/0/id").asText();

        JsonNode answer = CLUSTER.get("/operations/deviations/" + id);

        assertThat(schema("OperationsDeviationAnswer").validate(answer)).isEmpty();
    }

    @Test
    void a_field_that_is_not_described_would_be_noticed() {
        ObjectNode wrong = (ObjectNode) CLUSTER.get("/operations/baselines");
        wrong.put("Baselines", 0);

        assertThat(schema("OperationsBaselines").validate(wrong)).hasSize(1);
    }
}
