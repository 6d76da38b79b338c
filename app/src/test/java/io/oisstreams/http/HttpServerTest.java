package io.oisstreams.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.config.StartupException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {
    private static final HttpServer SERVER =
            HttpServer.start("127.0.0.1", 0, List.of(() -> List.of(echo(), broken(), unlinked())));

    @RegisterExtension
    final LoggedProblems problems = new LoggedProblems();

    private static Route echo() {
        return new Route(
                "/echo/{name}",
                "Echo",
                "",
                List.of(
                        Parameter.path("name", Parameter.Kind.TEXT, ""),
                        Parameter.query("at", Parameter.Kind.TIME, ""),
                        Parameter.query("limit", Parameter.Kind.LIMIT, ""),
                        Parameter.query("word", Parameter.Kind.TEXT, ""),
                        Parameter.oneOf("colour", List.of("red", "blue"), "")),
                Route.Content.json("OpenApi"),
                Set.of(),
                request -> Answer.json("{\"name\":" + Json.quote(request.pathText("name")) + ",\"limit\":"
                        + request.limit() + ",\"at\":" + request.time("at").orElse(-1) + "}"));
    }

    private static Route broken() {
        return new Route("/broken", "", "", List.of(), Route.Content.json("OpenApi"), Set.of(), request -> {
            throw new IllegalStateException("the inside");
        });
    }

    private static Route unlinked() {
        return new Route("/unlinked", "", "", List.of(), Route.Content.json("OpenApi"), Set.of(), request -> {
            throw new NoClassDefFoundError("the inside");
        });
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void answers_with_the_headers_that_browsers_need_and_no_cors() {
        HttpResponse<String> answer = Http.send(SERVER.port(), "/echo/a", "GET", "Origin", "http://elsewhere.example");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"name\":\"a\",\"limit\":100,\"at\":-1}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/echo/a%2Fb, a/b",
        "/echo/a%20b%3F, a b?",
        "/echo/%E6%97%A5%E6%9C%AC, 日本",
        "/echo/a+b, a+b",
        "/echo/100%25, 100%",
        "/echo/a%5Cb, a\\\\b",
        "/echo/..%2F..%2Fetc, ../../etc",
        "/echo/a;b=c, a;b=c",
        "/echo/%22x%22, \\\"x\\\""
    })
    void a_parameter_of_the_path_may_hold_any_character(String target, String name) {
        HttpResponse<String> answer = Http.get(SERVER.port(), target);

        assertThat(answer.body()).startsWith("{\"name\":\"" + name + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "1779321600000, 1779321600000",
        "2026-05-21T00:00:00Z, 1779321600000",
        "2026-05-21T02:00:00%2B02:00, 1779321600000",
        "2026-05-21, 1779321600000",
        "0, 0"
    })
    void a_time_is_iso_8601_or_milliseconds(String text, long ms) {
        HttpResponse<String> answer = Http.get(SERVER.port(), "/echo/a?at=" + text);

        assertThat(answer.body()).endsWith("\"at\":" + ms + "}");
    }

    @ParameterizedTest
    @CsvSource({
        "/echo/a?limit=0, limit",
        "/echo/a?limit=1001, limit",
        "/echo/a?limit=99999999999, limit",
        "/echo/a?limit=ten, limit",
        "/echo/a?limit=, limit",
        "/echo/a?limit=1&limit=2, limit",
        "/echo/a?at=yesterday, at",
        "/echo/a?at=-1, at",
        "/echo/a?at=1969-12-31T23:59:59Z, at",
        "/echo/a?at=999999999999999, at",
        "/echo/a?at=%2B1000000000-01-01T00:00:00Z, at",
        "/echo/a?at=2026-13-01, at",
        "/echo/a?colour=green, colour",
        "/echo/a?color=red, color",
        "/echo/a?word=a%00b, word"
    })
    void a_wrong_parameter_is_named(String target, String parameter) {
        HttpResponse<String> answer = Http.get(SERVER.port(), target);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .startsWith("{\"status\":\"error\",\"error\":\"INVALID_PARAMETER\",\"message\":\"" + parameter + ": ");
        assertThat(problems.messages()).isEmpty();
    }

    @Test
    void head_has_the_same_status_and_no_body() {
        HttpResponse<String> good = Http.send(SERVER.port(), "/echo/a", "HEAD");
        HttpResponse<String> bad = Http.send(SERVER.port(), "/echo/a?limit=0", "HEAD");

        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(good.body() + bad.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "/echo", "/echo/", "/echo/a/b", "/ECHO/a", "/echo/%2e%2e/x"})
    void an_unknown_path_is_a_json_404(String target) {
        HttpResponse<String> answer = Http.get(SERVER.port(), target);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"error\":\"UNKNOWN_PATH\"");
        assertThat(problems.messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PURGE"})
    void another_method_is_a_json_405(String method) {
        HttpResponse<String> answer = Http.send(SERVER.port(), "/echo/a", method);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
        assertThat(answer.body()).contains("\"error\":\"METHOD_NOT_ALLOWED\"");
        assertThat(problems.messages()).isEmpty();
    }

    @Test
    void a_query_of_100_kilobytes_is_a_json_414() throws IOException {
        String answer =
                Http.raw(SERVER.port(), "GET /echo/a?limit=" + "1".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 414 ").contains("\"error\":\"URI_TOO_LONG\"");
        assertThat(problems.messages()).isEmpty();
    }

    @Test
    void a_header_of_100_kilobytes_is_a_json_431() throws IOException {
        String answer = Http.raw(
                SERVER.port(), "GET /echo/a HTTP/1.1\r\nHost: x\r\nX-Long: " + "1".repeat(100_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 431 ").contains("\"error\":\"HEADERS_TOO_LARGE\"");
        assertThat(problems.messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /echo/a?limit=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /echo/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /echo/a%00b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /echo/a|b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /echo/a HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbody",
                "GET /echo/a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n1\r\na\r\n0\r\n\r\n",
                "GET /echo/a HTTP/1.1\r\n\r\n",
                "\u0016\u0003\u0001 this is not HTTP\r\n\r\n"
            })
    void what_is_no_proper_request_is_a_json_400(String request) throws IOException {
        String answer = Http.raw(SERVER.port(), request);

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("{\"status\":\"error\",\"error\":\"BAD_REQUEST\"");
        assertThat(problems.messages()).isEmpty();
    }

    @Test
    void a_failure_inside_says_nothing_of_the_inside_but_is_logged() {
        HttpResponse<String> answer = Http.get(SERVER.port(), "/broken");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("\"error\":\"INTERNAL_ERROR\"").doesNotContain("inside\"");
        assertThat(answer.body()).doesNotContain("IllegalStateException");
        assertThat(problems.messages()).containsExactly("GET /broken failed");
    }

    @Test
    void an_error_of_the_machine_is_answered_too() {
        HttpResponse<String> answer = Http.get(SERVER.port(), "/unlinked");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("INTERNAL_ERROR").doesNotContain("the inside");
    }

    @Test
    void a_port_in_use_is_one_line() {
        assertThatThrownBy(() -> HttpServer.bind("127.0.0.1", SERVER.port()))
                .isInstanceOf(StartupException.class)
                .hasMessage("can't listen for HTTP on 127.0.0.1:" + SERVER.port() + ": Address already in use");
        assertThat(problems.messages()).isEmpty();
    }

    @Test
    void an_unknown_host_is_one_line() {
        assertThatThrownBy(() -> HttpServer.bind("no.such.host.invalid", 0))
                .isInstanceOf(StartupException.class)
                .hasMessage("can't listen for HTTP on no.such.host.invalid:0: unknown host");
    }

    @Test
    void a_closed_server_gives_its_port_back() {
        HttpServer first = HttpServer.start("127.0.0.1", 0, List.of());
        first.close();

        HttpServer next = HttpServer.bind("127.0.0.1", first.port());

        assertThat(next.port()).isEqualTo(first.port());
        next.close();
    }
}
