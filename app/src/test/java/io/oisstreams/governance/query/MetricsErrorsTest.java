package io.oisstreams.governance.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.oisstreams.http.Answer;
import io.oisstreams.http.ApiException;
import io.oisstreams.http.ErrorCode;
import io.oisstreams.http.Http;
import io.oisstreams.http.HttpServer;
import io.oisstreams.http.LoggedProblems;
import io.oisstreams.http.Parameter;
import io.oisstreams.http.Request;
import io.oisstreams.http.Route;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MetricsErrorsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpServer SERVER = HttpServer.start("127.0.0.1", 0, List.of(() -> List.of(sample())));

    @RegisterExtension
    final LoggedProblems problems = new LoggedProblems();

    /** Takes what the routes of WF5 take, and fails with the error that the tenant is named after. */
    private static Route sample() {
        return new Route(
                        "/sample",
                        "",
                        "",
                        List.of(
                                Parameter.oneOf("metric", List.of("uair", "gar"), "")
                                        .asRequired(),
                                Parameter.oneOf("window", List.of("1h", "24h"), ""),
                                Parameter.oneOf("bucket", List.of("hour", "day"), ""),
                                Parameter.oneOf("by", List.of("code", "family"), ""),
                                Parameter.query("tenant", Parameter.Kind.TEXT, ""),
                                Parameter.query("at", Parameter.Kind.TIME, "")),
                        Route.Content.json("OpenApi"),
                        Set.of(ErrorCode.UNKNOWN_TENANT),
                        MetricsErrorsTest::fail)
                .withErrors(new MetricsErrors());
    }

    private static Answer fail(Request request) {
        String tenant = request.text("tenant")
                .orElseThrow(() -> ApiException.parameter("tenant", "is required where several are known"));
        if (tenant.equals("broken")) {
            throw new IllegalStateException("the inside");
        }
        throw new ApiException(ErrorCode.valueOf(tenant), "as it was asked for");
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static JsonSchema schema() throws IOException {
        JsonNode schemas =
                MAPPER.readTree(Objects.requireNonNull(MetricsErrors.class.getResourceAsStream("schemas.json")));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schemas.get(new MetricsErrors().schema()));
    }

    @ParameterizedTest
    @CsvSource({
        "metric=speed, invalid_metric_query",
        "metric=UAIR, invalid_metric_query",
        "metric=, invalid_metric_query",
        "metric=gar&metric=gar, invalid_metric_query",
        "metric=%22%5C%00%0A%F0%9F%92%A5, invalid_metric_query",
        "'', invalid_metric_query",
        "metric=gar&window=2h, invalid_window_query",
        "metric=gar&bucket=week, invalid_bucket_query",
        "metric=gar&by=colour, invalid_by_query",
        "metric=gar&at=yesterday, invalid_at_query",
        "metric=gar&tenant=, invalid_tenant_query",
        "metric=gar, invalid_tenant_query",
        "metric=gar&colour=red, invalid_query",
        "metric=gar&made_up%22=red, invalid_query",
        "metric=gar&=red, invalid_query",
        "metric=gar&tenant=TOO_BROAD, too_broad"
    })
    void a_client_s_mistake_is_a_400_that_blocks(String query, String code) throws IOException {
        HttpResponse<String> answer = Http.get(SERVER.port(), "/sample?" + query);

        JsonNode body = MAPPER.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(body.get("error").asText()).isEqualTo(code);
        assertThat(schema().validate(body)).isEmpty();
        assertThat(problems.messages()).isEmpty();
    }

    @Test
    void the_body_is_that_of_the_contract() {
        HttpResponse<String> answer = Http.get(SERVER.port(), "/sample?metric=speed");

        assertThat(answer.body())
                .isEqualTo("{\"status\":\"error\",\"error\":\"invalid_metric_query\","
                        + "\"message\":\"metric: must be one of uair, gar\",\"responseClass\":\"blocked\"}");
    }

    @Test
    void a_query_of_100_kilobytes_is_a_400() throws IOException {
        String answer =
                Http.raw(SERVER.port(), "GET /sample?metric=" + "u".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("\"error\":\"uri_too_long\"")
                .endsWith("\"responseClass\":\"blocked\"}");
        assertThat(problems.messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_TENANT, 404, unknown_tenant",
        "NOT_AVAILABLE, 503, not_available",
        "PEER_UNREACHABLE, 502, peer_unreachable",
        "PEER_TIMEOUT, 504, peer_timeout"
    })
    void an_unknown_tenant_and_what_is_not_the_client_s_fault_keep_their_status(String tenant, int status, String code)
            throws IOException {
        HttpResponse<String> answer = Http.get(SERVER.port(), "/sample?metric=gar&tenant=" + tenant);

        JsonNode body = MAPPER.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(body.get("error").asText()).isEqualTo(code);
        assertThat(schema().validate(body)).isEmpty();
        assertThat(problems.messages()).isEmpty();
    }

    @Test
    void a_failure_inside_is_logged_and_says_nothing_of_the_inside() {
        HttpResponse<String> answer = Http.get(SERVER.port(), "/sample?metric=gar&tenant=broken");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("\"error\":\"internal_error\"").doesNotContain("the inside");
        assertThat(problems.messages()).containsExactly("GET /sample failed");
    }

    @ParameterizedTest
    @EnumSource
    void every_code_is_told_with_the_status_that_is_described(ErrorCode code) throws IOException {
        MetricsErrors form = new MetricsErrors();

        Answer answer = form.answer(new ApiException(code, "a sentence"));

        assertThat(answer.status()).isEqualTo(form.status(code));
        assertThat(schema().validate(MAPPER.readTree(answer.body()))).isEmpty();
    }
}
