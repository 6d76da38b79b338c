package io.oisstreams.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A route that tells its errors in a form of its own, beside one that doesn't. */
class ErrorFormTest {
    private static final HttpServer SERVER = HttpServer.start("127.0.0.1", 0, List.of(new TwoForms()));

    @RegisterExtension
    final LoggedProblems problems = new LoggedProblems();

    /** Code and parameter, nothing else, and one status for all but what fails inside. */
    private record ShortForm() implements ErrorForm {
        @Override
        public Answer answer(ApiException problem) {
            String text =
                    problem.code() + problem.parameter().map(name -> " " + name).orElse("");
            return Answer.jsonError(status(problem.code()), Json.quote(text));
        }

        @Override
        public int status(ErrorCode code) {
            return code.status() < 500 ? 422 : code.status();
        }

        @Override
        public String name(ErrorCode code) {
            return "short " + code;
        }

        @Override
        public String schema() {
            return "ShortForm";
        }
    }

    private record TwoForms() implements Routes {
        @Override
        public List<Route> routes() {
            return List.of(route("/plain"), route("/short").withErrors(new ShortForm()));
        }

        @Override
        public Optional<String> schemas() {
            return Optional.of("{\"ShortForm\": {\"type\": \"string\"}}");
        }

        private static Route route(String path) {
            return new Route(
                    path,
                    "",
                    "",
                    List.of(
                            Parameter.query("word", Parameter.Kind.TEXT, "").asRequired(),
                            Parameter.oneOf("colour", List.of("red", "blue"), "")
                                    .asRequired(),
                            Parameter.query("limit", Parameter.Kind.LIMIT, "")),
                    Route.Content.json("OpenApi"),
                    Set.of(ErrorCode.UNKNOWN_TENANT, ErrorCode.NOT_AVAILABLE),
                    TwoForms::answer);
        }

        private static Answer answer(Request request) {
            return switch (request.requiredText("word")) {
                case "nobody" -> throw new ApiException(ErrorCode.UNKNOWN_TENANT, "never seen");
                case "later" -> throw new ApiException(ErrorCode.NOT_AVAILABLE, "being restored");
                case "broken" -> throw new IllegalStateException("the inside");
                default -> Answer.json("{}");
            };
        }
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static JsonNode described(String path) throws IOException {
        String document = Http.get(SERVER.port(), "/openapi.json").body();
        return new ObjectMapper().readTree(document).get("paths").get(path).get("get");
    }

    @ParameterizedTest
    @CsvSource({
        "word=a, INVALID_PARAMETER colour",
        "colour=red, INVALID_PARAMETER word",
        "'', INVALID_PARAMETER word",
        "word=&colour=red, INVALID_PARAMETER word",
        "word=a&colour=green, INVALID_PARAMETER colour",
        "word=a&colour=red&colour=red, INVALID_PARAMETER colour",
        "word=a&colour=red&limit=0, INVALID_PARAMETER limit",
        "word=a&colour=red&size=1, INVALID_PARAMETER",
        "word=nobody&colour=red, UNKNOWN_TENANT"
    })
    void the_route_s_form_tells_what_was_wrong(String query, String told) {
        HttpResponse<String> answer = Http.get(SERVER.port(), "/short?" + query);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("\"" + told + "\"");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(problems.messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?word=a%zz HTTP/1.1\r\n", "?word=a HTTP/1.1\r\nContent-Length: 1\r\n"})
    void the_route_s_form_tells_of_what_is_no_proper_request(String rest) throws IOException {
        String answer = Http.raw(SERVER.port(), "GET /short" + rest + "Host: x\r\nConnection: close\r\n\r\na");

        assertThat(answer).startsWith("HTTP/1.1 422 ").endsWith("\"BAD_REQUEST\"");
    }

    @ParameterizedTest
    @CsvSource({"'?word=', ' HTTP/1.1\r\n', URI_TOO_LONG", "' HTTP/1.1\r\nX-Long: ', '\r\n', HEADERS_TOO_LARGE"})
    void the_route_s_form_tells_of_100_kilobytes(String start, String end, String told) throws IOException {
        String answer = Http.raw(SERVER.port(), "GET /short" + start + "1".repeat(100_000) + end + "Host: x\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 422 ").endsWith("\"" + told + "\"");
        assertThat(problems.messages()).isEmpty();
    }

    @Test
    void a_failure_inside_is_told_in_the_route_s_form_and_logged() {
        HttpResponse<String> answer = Http.get(SERVER.port(), "/short?word=broken&colour=red");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("\"INTERNAL_ERROR\"");
        assertThat(problems.messages()).containsExactly("GET /short failed");
    }

    @Test
    void a_failure_that_passes_says_when_to_ask_again_in_any_form() {
        HttpResponse<String> answer = Http.get(SERVER.port(), "/short?word=later&colour=red");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    }

    @Test
    void other_routes_keep_the_form_that_most_have() {
        HttpResponse<String> answer = Http.get(SERVER.port(), "/plain?word=a");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"status\":\"error\",\"error\":\"INVALID_PARAMETER\",\"message\":\"colour: is required\"}");
    }

    @Test
    void the_description_has_the_route_s_statuses_codes_and_schema() throws IOException {
        JsonNode responses = described("/short").get("responses");

        assertThat(responses.fieldNames()).toIterable().containsExactly("200", "422", "500", "503");
        assertThat(responses.get("422").get("description").asText())
                .isEqualTo("short BAD_REQUEST, short INVALID_PARAMETER, short UNKNOWN_TENANT");
        assertThat(responses.get("422").findValue("$ref").asText()).isEqualTo("#/components/schemas/ShortForm");
    }

    @Test
    void the_description_of_other_routes_has_the_common_schema() throws IOException {
        JsonNode responses = described("/plain").get("responses");

        assertThat(responses.fieldNames()).toIterable().containsExactly("200", "400", "404", "500", "503");
        assertThat(responses.get("404").findValue("$ref").asText()).isEqualTo("#/components/schemas/Error");
    }

    @Test
    void the_description_says_which_parameters_are_required() throws IOException {
        JsonNode parameters = described("/plain").get("parameters");

        assertThat(parameters.findValuesAsText("name")).containsExactly("word", "colour", "limit");
        assertThat(parameters.findValuesAsText("required")).containsExactly("true", "true", "false");
    }
}
