package io.oisstreams.governance.query;

import static io.oisstreams.governance.query.Sample.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.governance.core.ReasonFamily;
import io.oisstreams.governance.core.RiskTier;
import io.oisstreams.http.ApiDocument;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description of the routes against a standard parser, and the answers against the description. */
class GovernanceOpenApiTest {
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

    private static ApiDocument document() {
        return new ApiDocument(CLUSTER.get("/openapi.json"));
    }

    @Test
    void a_standard_parser_finds_nothing_wrong() {
        SwaggerParseResult result = document().parsed();

        assertThat(result.getMessages()).isEmpty();
        assertThat(result.getOpenAPI().getPaths())
                .containsKeys("/metrics/summary", "/metrics/series", "/metrics/reasons");
    }

    @Test
    void every_reference_leads_somewhere() {
        ApiDocument document = document();

        assertThat(document.references()).isNotEmpty();
        assertThat(document.deadReferences()).isEmpty();
    }

    @Test
    void every_field_of_an_answer_is_explained() {
        assertThat(document().unexplained("Metrics")).isEmpty();
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

        assertThat(document().schema(schema).validate(answer)).isEmpty();
        assertThat(document().answerSchema(target.replaceAll("\\?.*", ""), status))
                .isEqualTo(schema);
    }

    @Test
    void a_field_that_is_not_described_would_be_noticed() {
        ObjectNode wrong = (ObjectNode) CLUSTER.get("/metrics/summary");
        wrong.put("UAIR", 0);

        assertThat(document().schema("MetricsSummary").validate(wrong)).hasSize(1);
    }
}
