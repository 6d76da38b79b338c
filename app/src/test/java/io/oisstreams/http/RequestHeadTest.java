package io.oisstreams.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestHeadTest {
    private static final HttpServer SERVER = HttpServer.start("127.0.0.1", 0, List.of(() -> List.of(echo())));

    @RegisterExtension
    final LoggedProblems problems = new LoggedProblems();

    private static Route echo() {
        return new Route(
                "/echo/{name}",
                "",
                "",
                List.of(
                        Parameter.path("name", Parameter.Kind.TEXT, ""),
                        Parameter.query("word", Parameter.Kind.TEXT, "")),
                Route.Content.json("OpenApi"),
                Set.of(),
                request -> Answer.json("{}"));
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void the_longest_address_and_headers_almost_as_long_are_taken_together() throws IOException {
        String target = "/echo/a?word=" + "1".repeat(16 * 1024 - "/echo/a?word=".length());
        String header = "X-Long: " + "1".repeat(16_000);

        String answer = Http.raw(
                SERVER.port(), "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + header + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void an_address_one_byte_longer_is_a_json_414() throws IOException {
        String target = "/echo/a?word=" + "1".repeat(16 * 1024 - "/echo/a?word=".length() + 1);

        String answer = Http.raw(SERVER.port(), "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 414 ").contains("\"error\":\"URI_TOO_LONG\"");
    }

    @Test
    void headers_that_are_long_only_together_are_a_json_431() throws IOException {
        String headers = "X-A: 1\r\n".repeat(3_000);

        String answer = Http.raw(SERVER.port(), "GET /echo/a HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 431 ").contains("\"error\":\"HEADERS_TOO_LARGE\"");
        assertThat(problems.messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/echo/, '', 414", "/nothing, ?limit=, 404", "/nothing/, '', 404", "/echo/, ?limit=, 404"})
    void a_long_address_is_answered_whatever_the_path(String path, String query, int status) throws IOException {
        String target = path + query + "1".repeat(100_000);

        String answer = Http.raw(SERVER.port(), "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("{\"status\":\"error\",");
        assertThat(problems.messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'GET /echo/a?word=', 414, URI_TOO_LONG", "'GET /a HTTP/1.1\r\nX-Long: ', 431, HEADERS_TOO_LARGE"})
    void what_is_longer_than_the_server_reads_is_the_same_json(String start, int status, String code)
            throws IOException {
        String answer = Http.raw(SERVER.port(), start + "1".repeat(128 * 1024));

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("\"error\":\"" + code + "\"");
        assertThat(problems.messages()).isEmpty();
    }
}
