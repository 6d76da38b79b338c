package io.oisstreams.integrity.query;

import static io.oisstreams.integrity.query.Samples.DAY;
import static io.oisstreams.integrity.query.Samples.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.oisstreams.http.FakeCluster;
import io.oisstreams.http.HealthRoutes;
import io.oisstreams.http.Http;
import io.oisstreams.http.MetricsRoutes;
import io.oisstreams.http.Routes;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.integrity.core.DegradationType;
import io.oisstreams.integrity.topology.IntegrityTopology;
import io.oisstreams.streams.TenantKey;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description of the interface against a standard parser, and the answers against the description. */
class OpenApiTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final MetricsRoutes METRICS = new MetricsRoutes();
    private static final FakeCluster CLUSTER = new FakeCluster(1, OpenApiTest::parts);

    private static List<Routes> parts(StoreQuery query) {
        return List.of(
                new IntegrityRoutes(query, Samples::noEvidence, Optional.empty()),
                new HealthRoutes(Optional::empty, () -> Optional.of("restoring ois-records: 10 of 20")),
                METRICS);
    }

    @BeforeAll
    static void fill() {
        CLUSTER.put(IntegrityTopology.CURRENT_STORE, TenantKey.of("acme"), Samples.current("acme"));
        CLUSTER.put(IntegrityTopology.RECORDS_STORE, TenantKey.of("acme", DAY), Samples.record("acme", DAY));
        CLUSTER.put(
                IntegrityTopology.RECORDS_STORE,
                TenantKey.of("acme", DAY + HOUR),
                Samples.emptyRecord("acme", DAY + HOUR));
        CLUSTER.put(
                IntegrityTopology.DEGRADATIONS_STORE,
                TenantKey.of("acme", DAY, 0),
                Samples.degradation(DegradationType.REPLAY_FAILURE, DAY));
    }

    @AfterAll
    static void close() {
        CLUSTER.close();
        METRICS.close();
    }

    private static String document() {
        return Http.get(CLUSTER.port(0), "/openapi.json").body();
    }

    @Test
    void a_standard_parser_finds_nothing_wrong() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);

        SwaggerParseResult result = new OpenAPIV3Parser().readContents(document(), List.of(), options);

        assertThat(result.getMessages()).isEmpty();
        assertThat(result.isOpenapi31()).isTrue();
        assertThat(result.getOpenAPI().getPaths())
                .containsOnlyKeys(
                        "/ois/{tenant}/current",
                        "/ois/{tenant}/current/explanation",
                        "/ois/{tenant}/scores",
                        "/ois/{tenant}/records",
                        "/ois/{tenant}/records/{start}",
                        "/ois/{tenant}/records/{start}/explanation",
                        "/ois/{tenant}/records/{start}/evidence",
                        "/ois/{tenant}/records/{start}/proof",
                        "/ois/{tenant}/checkpoint",
                        "/ois/{tenant}/consistency",
                        "/ois/{tenant}/degradations",
                        "/tenants",
                        "/tenants/ids",
                        "/health/live",
                        "/health/ready",
                        "/prometheus",
                        "/openapi.json");
    }

    @Test
    void every_path_that_is_described_exists() throws Exception {
        for (String path : (Iterable<String>) MAPPER.readTree(document()).get("paths")::fieldNames) {
            String target = path.replace("{tenant}", "acme").replace("{start}", String.valueOf(DAY));
            assertThat(Http.get(CLUSTER.port(0), target).statusCode())
                    .as(target)
                    .isNotEqualTo(404);
        }
    }

    @Test
    void every_reference_leads_somewhere() throws Exception {
        JsonNode root = MAPPER.readTree(document());

        assertThat(root.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        root.at(reference.substring(1)).isObject())
                .as(reference)
                .isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "/ois/acme/current, Current",
        "/ois/acme/records, Records",
        "/ois/acme/records?limit=1, Records",
        "/ois/acme/records/2026-05-21, Record",
        "/ois/acme/scores, Scores",
        "/ois/acme/current/explanation, Explanation",
        "/ois/acme/records/2026-05-21/explanation, Explanation",
        "/ois/acme/records/2026-05-21T01:00:00Z/explanation, Explanation",
        "/ois/acme/degradations, Degradations",
        "/tenants, Tenants",
        "/tenants/ids, TenantIds",
        "/health/live, Health",
        "/health/ready, Error",
        "/ois/nobody/current, Error",
        "/nowhere, Error"
    })
    void answers_are_as_described(String target, String schema) throws Exception {
        String answer = Http.get(CLUSTER.port(0), target).body();

        assertThat(schema(schema).validate(MAPPER.readTree(answer))).isEmpty();
    }

    @Test
    void a_field_that_is_not_described_would_be_noticed() throws Exception {
        JsonNode wrong = MAPPER.readTree(Samples.current("acme").replace("\"final\"", "\"finale\""));

        assertThat(schema("Current").validate(wrong)).hasSize(2);
    }

    private static JsonSchema schema(String name) throws Exception {
        JsonNode schema = MAPPER.createObjectNode()
                .put("$ref", "#/components/schemas/" + name)
                .set("components", MAPPER.readTree(document()).get("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    }
}
