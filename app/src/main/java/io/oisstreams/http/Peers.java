package io.oisstreams.http;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.state.HostInfo;

/** Asks other instances of the same application. */
@FunctionalInterface
public interface Peers {
    /**
     * Sends a GET.
     *
     * @param target path and query, percent-encoded
     * @param forwarded value of the header {@link Request#FORWARDED}
     * @return what the instance answered, errors of its own included; fails with {@link ApiException}
     *     {@code PEER_UNREACHABLE}, {@code PEER_TIMEOUT} or {@code OVERLOADED} if there is no answer
     */
    CompletableFuture<Answer> get(HostInfo instance, String target, String forwarded);
}
