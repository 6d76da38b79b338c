package io.oisstreams.governance.query;

import static io.oisstreams.governance.query.Sample.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.oisstreams.governance.core.ReasonFamily;
import io.oisstreams.governance.core.RiskTier;
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
class GovernanceOpenApiTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final MetricsCluster CLUSTER = new MetricsCluster(1);

    @BeforeAll
    static void decide() {
        long noon = ms("2026-03-31T12:00:00Z");
        CLUSTER.decide(
                "acme",
                Sample.allowed(noon - 1),
                Sample.incident(noon - 1, 250),
                Sample.denied(noon - 1, "made_up", ReasonFamily.SECURITY, RiskTier.HIGH));
        CLUSTER.tick(noon);
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
                .containsKeys("/metrics/summary", "/metrics/series", "/metrics/reasons");
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

    private static boolean isExplained(JsonNode field) {
        JsonNode explained = field.has("description")
                ? field
                : document().at(field.path("$ref").asText("#/").substring(1));
        return explained.path("description").asText().endsWith(".");
    }

    @Test
    void every_field_of_an_answer_is_explained() {
        List<String> unexplained = new ArrayList<>();

        for (Map.Entry<String, JsonNode> schema :
                document().at("/components/schemas").properties()) {
            if (schema.getKey().startsWith("Metrics")) {
                fields(schema.getValue())
                        .filter(field -> !isExplained(field.getValue()))
                        .forEach(field -> unexplained.add(schema.getKey() + "." + field.getKey()));
            }
        }

        assertThat(unexplained).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/metrics/summary, MetricsSummary, 200",
        "/metrics/summary?window=7d, MetricsSummary, 200",
        "/metrics/series?metric=uair&bucket=day, MetricsSeries, 200",
        "/metrics/series?metric=airt_p95_ms&bucket=hour, MetricsSeries, 200",
        "/metrics/series?metric=security_denial_total&bucket=hour&window=24h, MetricsSeries, 200",
        "/metrics/reasons, MetricsReasons, 200",
        "/metrics/reasons?by=code, MetricsReasons, 200",
        "/metrics/reasons?by=colour, MetricsError, 400",
        "/metrics/summary?tenant=nobody, MetricsError, 404"
    })
    void answers_are_as_described(String target, String schema, int status) {
        JsonNode answer = CLUSTER.json(target, status);

        assertThat(schema(schema).validate(answer)).isEmpty();
        assertThat(document()
                        .at("/paths")
                        .path(target.replaceAll("\\?.*", ""))
                        .at("/get/responses")
                        .path(String.valueOf(status))
                        .at("/content/application~1json/schema/$ref")
                        .asText())
                .endsWith("/" + schema);
    }

    @Test
    void a_field_that_is_not_described_would_be_noticed() {
        ObjectNode wrong = (ObjectNode) CLUSTER.get("/metrics/summary");
        wrong.put("UAIR", 0);

        assertThat(schema("MetricsSummary").validate(wrong)).hasSize(1);
    }
}
