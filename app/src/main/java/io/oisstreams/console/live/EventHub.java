package io.oisstreams.console.live;

import io.oisstreams.console.published.ScoreJson;
import io.oisstreams.http.ApiException;
import io.oisstreams.http.ErrorCode;
import io.oisstreams.http.EventHandler;
import io.oisstreams.http.EventStream;
import io.oisstreams.http.Json;
import io.oisstreams.http.Request;
import io.oisstreams.http.ServerSentEvent;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Those who listen, at this instance: each is told what is published of all tenants, or of the one that it asked for. */
public final class EventHub implements EventHandler {
    /** The parameter that names a tenant. */
    public static final String TENANT = "tenant";

    /** After which time a client that was disconnected comes again, in ms. */
    private static final long RETRY_MS = 2_000;

    private final int limit;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private Optional<ServerSentEvent> time = Optional.empty();

    private record Listener(EventStream stream, Optional<String> tenantId) {
        boolean wants(String tenant) {
            return tenantId.isEmpty() || tenantId.get().equals(tenant);
        }
    }

    /** @param limit how many may listen; from 0 */
    public EventHub(int limit) {
        this.limit = limit;
    }

    /**
     * Takes another listener.
     *
     * @throws ApiException {@code OVERLOADED} if there are enough
     */
    @Override
    public synchronized void open(Request request, EventStream stream) {
        if (listeners.size() >= limit) {
            throw new ApiException(ErrorCode.OVERLOADED, "as many listen as may: " + limit);
        }
        Listener listener = new Listener(stream, request.text(TENANT));
        stream.send(ServerSentEvent.retry(RETRY_MS));
        time.ifPresent(stream::send);
        listeners.add(listener);
        stream.onEnd(() -> listeners.remove(listener));
    }

    /** Whether anybody listens. */
    boolean hasListeners() {
        return !listeners.isEmpty();
    }

    /** Tells those who want it. */
    synchronized void publish(LiveEvent event) {
        ServerSentEvent sent = ServerSentEvent.of(event.name(), event.json());
        for (Listener listener : listeners) {
            if (listener.wants(event.tenantId())) {
                listener.stream().send(sent);
            }
        }
    }

    /** Tells all that time has come to here, in ms; and those who come later at once. */
    synchronized void time(long nowMs) {
        ServerSentEvent sent = ServerSentEvent.of("time", "{\"now\":" + Json.quote(ScoreJson.time(nowMs)) + "}");
        time = Optional.of(sent);
        listeners.forEach(listener -> listener.stream().send(sent));
    }
}
