package io.oisstreams.http;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Asks other instances over HTTP. Fewer requests wait at once than the server has threads: otherwise two instances that
 * wait for each other with all their threads would stop each other.
 */
public final class PeerClient implements Peers {
    private static final int MAX_WAITING = 16;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final List<String> PASSED_ON = List.of("Content-Type", "Cache-Control", "Retry-After");

    private final Semaphore waiting = new Semaphore(MAX_WAITING);
    private final Duration timeout;
    private final HttpClient client;

    /** @param timeout from the question to the last byte of the answer */
    public PeerClient(Duration timeout) {
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    @Override
    public CompletableFuture<Answer> get(HostInfo instance, String target, String forwarded) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + authority(instance) + target))
                .header(Request.FORWARDED, forwarded)
                .build();
        if (!waiting.tryAcquire()) {
            return CompletableFuture.failedFuture(
                    new ApiException(ErrorCode.OVERLOADED, "too many requests wait for other instances"));
        }
        CompletableFuture<HttpResponse<String>> sent =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        // The client's own timeout ends with the headers; this one covers the body.
        return sent.copy()
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((response, failure) -> {
                    waiting.release();
                    sent.cancel(true);
                })
                .handle((response, failure) -> {
                    if (failure != null) {
                        throw problem(instance, failure);
                    }
                    return answer(response);
                });
    }

    private static String authority(HostInfo instance) {
        boolean bareIpv6 = instance.host().contains(":") && !instance.host().startsWith("[");
        return (bareIpv6 ? "[" + instance.host() + "]" : instance.host()) + ":" + instance.port();
    }

    private static Answer answer(HttpResponse<String> response) {
        Map<String, String> headers = new HashMap<>();
        PASSED_ON.forEach(name -> response.headers().firstValue(name).ifPresent(value -> headers.put(name, value)));
        return new Answer(response.statusCode(), headers, response.body());
    }

    private static ApiException problem(HostInfo instance, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String name = "instance " + authority(instance);
        if (cause instanceof TimeoutException) {
            return new ApiException(ErrorCode.PEER_TIMEOUT, name + " didn't answer in time");
        }
        boolean notConnected = cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
        return new ApiException(
                ErrorCode.PEER_UNREACHABLE, name + (notConnected ? " can't be reached" : " broke off its answer"));
    }
}
