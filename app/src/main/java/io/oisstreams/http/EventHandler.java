package io.oisstreams.http;

/** Takes streams of events that clients ask for. Called by many threads at once. */
@FunctionalInterface
public interface EventHandler {
    /**
     * Takes a stream, which it may send to from now on, from any thread.
     *
     * @throws ApiException for an error that the client is told instead; any other exception becomes a 500 that says nothing
     */
    void open(Request request, EventStream stream);
}
