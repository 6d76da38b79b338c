package io.oisstreams.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.streams.state.HostInfo;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Another instance that answers badly: a socket that the test itself writes to. */
class PeerClientTest {
    private final ServerSocket peer = listen();
    private final HostInfo address = new HostInfo("127.0.0.1", peer.getLocalPort());

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() throws IOException {
        peer.close();
    }

    private static void failsWith(ErrorCode code, ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOf(CompletionException.class)
                .cause()
                .asInstanceOf(InstanceOfAssertFactories.type(ApiException.class))
                .extracting(ApiException::code)
                .isEqualTo(code);
    }

    private void answer(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
    }

    @Test
    void an_instance_that_says_nothing_is_a_timeout() {
        CompletableFuture<Answer> asked = new PeerClient(Duration.ofMillis(50)).get(address, "/", "owner");

        failsWith(ErrorCode.PEER_TIMEOUT, asked::join);
    }

    @Test
    void an_instance_that_stops_in_the_middle_is_a_timeout() throws IOException {
        CompletableFuture<Answer> asked = new PeerClient(Duration.ofMillis(500)).get(address, "/", "owner");
        try (Socket connection = peer.accept()) {
            answer(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");

            failsWith(ErrorCode.PEER_TIMEOUT, asked::join);
        }
    }

    @Test
    void an_instance_that_dies_in_the_middle_is_unreachable() throws IOException {
        CompletableFuture<Answer> asked = new PeerClient(Duration.ofSeconds(10)).get(address, "/", "owner");
        try (Socket connection = peer.accept()) {
            answer(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        }

        failsWith(ErrorCode.PEER_UNREACHABLE, asked::join);
    }

    @Test
    void an_instance_that_is_gone_is_unreachable() throws IOException {
        peer.close();

        failsWith(ErrorCode.PEER_UNREACHABLE, () -> new PeerClient(Duration.ofSeconds(10))
                .get(address, "/", "owner")
                .join());
    }

    @Test
    void its_errors_come_through_with_the_headers_that_matter() throws IOException {
        CompletableFuture<Answer> asked = new PeerClient(Duration.ofSeconds(10)).get(address, "/a%2Fb?x=1", "owner");
        try (Socket connection = peer.accept()) {
            answer(
                    connection,
                    "HTTP/1.1 503 X\r\nRetry-After: 7\r\nSet-Cookie: a=b\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");

            Answer answer = asked.join();

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("{}");
            assertThat(answer.headers())
                    .containsOnlyKeys("Retry-After", "Content-Type")
                    .containsEntry("Retry-After", "7");
        }
    }

    @Test
    void too_many_at_once_are_refused_so_that_threads_are_left_for_other_instances() {
        PeerClient client = new PeerClient(Duration.ofSeconds(10));
        List<CompletableFuture<Answer>> asked = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            asked.add(client.get(address, "/", "owner"));
        }

        failsWith(ErrorCode.OVERLOADED, () -> client.get(address, "/", "owner").join());
        assertThat(asked).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void those_that_have_ended_count_no_more() throws IOException {
        peer.close();
        PeerClient client = new PeerClient(Duration.ofSeconds(10));

        for (int i = 0; i < 40; i++) {
            failsWith(ErrorCode.PEER_UNREACHABLE, () -> client.get(address, "/", "owner")
                    .join());
        }
    }
}
