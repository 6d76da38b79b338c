package io.oisstreams.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams of events from a real server to real clients. */
@Timeout(60)
class EventStreamTest {
    private final BlockingQueue<EventStream> streams = new LinkedBlockingQueue<>();
    private final HttpServer server = HttpServer.start("127.0.0.1", 0, List.of(routes(), refusing()));

    @AfterEach
    void close() {
        server.close();
    }

    private Routes routes() {
        return streams("/events", (request, stream) -> {
            stream.send(ServerSentEvent.of("hello", request.text("tenant").orElse("all")));
            streams.add(stream);
        });
    }

    private static Routes refusing() {
        return streams("/full", (request, stream) -> {
            throw new ApiException(ErrorCode.OVERLOADED, "full");
        });
    }

    private static Routes streams(String path, EventHandler handler) {
        Parameter tenant = Parameter.query("tenant", Parameter.Kind.TEXT, "Whose.");
        EventRoute route =
                new EventRoute(path, "Events", "All.", List.of(tenant), EnumSet.of(ErrorCode.OVERLOADED), handler);
        return new Routes() {
            @Override
            public List<Route> routes() {
                return List.of();
            }

            @Override
            public List<EventRoute> streams() {
                return List.of(route);
            }
        };
    }

    private Listening listen(String target) throws Exception {
        return Listening.to("http://127.0.0.1:" + server.port() + target);
    }

    @Test
    void eventsComeAsTheyAreSent() throws Exception {
        try (Listening client = listen("/events?tenant=a%20b")) {
            assertThat(client.next()).contains("event: hello\ndata: a b");
            EventStream stream = streams.take();

            stream.send(ServerSentEvent.retry(7));
            assertThat(client.next()).contains("retry: 7");
            stream.send(ServerSentEvent.of("n", "日本"));
            assertThat(client.next()).contains("event: n\ndata: 日本");
        }
    }

    @Test
    void noCacheAndNoProxyKeepsThemAndBrowsersAreToldWhatIsSafe() throws Exception {
        try (Listening client = listen("/events")) {
            assertThat(client.answer().statusCode()).isEqualTo(200);
            assertThat(client.answer().headers().firstValue("Content-Type")).contains("text/event-stream");
            assertThat(client.answer().headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(client.answer().headers().firstValue("X-Accel-Buffering"))
                    .contains("no");
            assertThat(client.answer().headers().firstValue("X-Content-Type-Options"))
                    .contains("nosniff");
            assertThat(client.answer().headers().firstValue("Content-Encoding")).isEmpty();
        }
    }

    @Test
    void aRefusalIsAnAnswerLikeAnyOther() {
        HttpResponse<String> full = Http.get(server.port(), "/full");
        HttpResponse<String> wrong = Http.get(server.port(), "/events?tenants=a");

        assertThat(full.statusCode()).isEqualTo(503);
        assertThat(full.body()).isEqualTo("{\"status\":\"error\",\"error\":\"OVERLOADED\",\"message\":\"full\"}");
        assertThat(full.headers().firstValue("Retry-After")).isPresent();
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("tenants: unknown parameter");
    }

    @Test
    void onlyGetOpensAStream() {
        assertThat(Http.send(server.port(), "/events", "POST").statusCode()).isEqualTo(405);
        assertThat(Http.send(server.port(), "/events", "HEAD").body()).isEmpty();
        assertThat(streams).isEmpty();
    }

    @Test
    void aClientThatTakesNothingIsDisconnectedAndNobodyWaitsForIt() throws Exception {
        try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            silent.getOutputStream()
                    .write("GET /events HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            EventStream stream = streams.take();
            ServerSentEvent large = ServerSentEvent.of("large", "x".repeat(50_000));
            CountDownLatch ended = new CountDownLatch(1);
            stream.onEnd(ended::countDown);

            // Buffers of the system take some megabytes before anything waits.
            boolean open = true;
            for (int i = 0; i < 2_000 && open; i++) {
                open = stream.send(large);
            }

            assertThat(open).isFalse();
            assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(stream.send(large)).isFalse();
        }
    }

    @Test
    void aClientThatGoesEndsItsStream() throws Exception {
        Listening client = listen("/events");
        EventStream stream = streams.take();
        client.close();

        await().atMost(Duration.ofSeconds(30)).until(() -> !stream.send(ServerSentEvent.of("n", "1")));
    }

    @Test
    void manyListenWithoutAThreadEach() throws Exception {
        List<Listening> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                clients.add(listen("/events"));
            }
            streams.forEach(stream -> stream.send(ServerSentEvent.of("n", "1")));
            for (Listening client : clients) {
                assertThat(client.next("n")).isEqualTo("1");
            }
            assertThat(Http.get(server.port(), "/openapi.json").statusCode()).isEqualTo(200);
        } finally {
            for (Listening client : clients) {
                client.close();
            }
        }
    }

    @Test
    void theServerEndsAllStreamsWhenItCloses() throws Exception {
        try (Listening client = listen("/events")) {
            assertThat(client.next()).isPresent();
            CountDownLatch ended = new CountDownLatch(1);
            streams.take().onEnd(ended::countDown);

            server.close();

            assertThat(ended.await(0, TimeUnit.SECONDS)).isTrue();
            assertThat(client.next()).isEqualTo(Optional.empty());
        }
    }
}
