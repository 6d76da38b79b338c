package io.oisstreams.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.oisstreams.event.AvroEventReader.Decoded;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.apache.kafka.common.errors.RetriableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each answer of a registry means: only a definite one refuses an event. */
class RegistryAnswersTest {
    private static final byte[] SCHEMA_ONE = {0, 0, 0, 0, 1, 2, 3};

    private HttpServer registry;
    private AvroEventReader reader;
    private int status = 200;
    private String body = "";
    private int requests;

    @BeforeEach
    void start() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> {
            requests++;
            byte[] answer = body.getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        registry.start();
        String url = "http://127.0.0.1:" + registry.getAddress().getPort();
        reader = new AvroEventReader(Map.of("schema.registry.url", url, "max.retries", "0"));
    }

    @AfterEach
    void stop() throws IOException {
        reader.close();
        registry.stop(0);
    }

    @Test
    void theRegistrysNoIsAReasonAndIsNotAskedForAgainAtOnce() {
        answer(404, "{\"error_code\":40403,\"message\":\"No content with ID '1' was found.\"}");

        Decoded first = read();
        Decoded second = read();

        assertThat(((Decoded.Rejected) first).rejection())
                .isEqualTo(new Rejection(RejectionReason.UNKNOWN_SCHEMA, "the registry has no schema 1"));
        assertThat(second).isEqualTo(first);
        assertThat(requests).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404|{\"status\":404,\"title\":\"no such resource\"}",
                "404|not a registry",
                "401|{\"error_code\":401,\"message\":\"unauthorized\"}",
                "429|{\"error_code\":429,\"message\":\"slower\"}",
                "500|{\"error_code\":50001,\"message\":\"store\"}",
                "503|null",
                "200|<html>login</html>"
            })
    void anythingElseIsTriedAgain(int code, String text) {
        answer(code, text);

        assertThatThrownBy(this::read)
                .isInstanceOf(RetriableException.class)
                .hasMessageStartingWith("the schema registry did not give schema 1");
    }

    @Test
    void aRegistryThatIsDownIsTriedAgainAndThenRead() {
        answer(503, "");
        assertThatThrownBy(this::read).isInstanceOf(RetriableException.class);
        answer(404, "{\"error_code\":40403,\"message\":\"gone\"}");

        Decoded decoded = read();

        assertThat(decoded).isInstanceOf(Decoded.Rejected.class);
    }

    @Test
    void aRegistryThatDoesNotListenIsTriedAgain() {
        registry.stop(0);

        assertThatThrownBy(this::read).isInstanceOf(RetriableException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"schemaType\":\"JSON\",\"schema\":\"{}\"}",
                "{\"schemaType\":\"PROTOBUF\",\"schema\":\"message M {}\"}",
                "{\"schema\":\"{\\\"type\\\":\\\"nonsense\\\"}\"}"
            })
    void aSchemaThatIsNotAvroIsAReason(String text) {
        answer(200, text);

        Decoded decoded = read();

        assertThat(read()).isEqualTo(decoded);
        assertThat(requests).isEqualTo(1);
        assertThat(((Decoded.Rejected) decoded).rejection())
                .isEqualTo(new Rejection(
                        RejectionReason.WRONG_SCHEMA,
                        "schema 1 is not Avro, expected io.oisstreams.event.v1.AgentAction"));
    }

    private void answer(int code, String text) {
        status = code;
        body = text;
    }

    private Decoded read() {
        return reader.read(Topics.AGENT_ACTIONS, SCHEMA_ONE);
    }
}
