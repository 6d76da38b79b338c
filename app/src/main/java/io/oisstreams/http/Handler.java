package io.oisstreams.http;

/** Answers one request. Called by many threads at once. */
@FunctionalInterface
public interface Handler {
    /**
     * The answer.
     *
     * @throws ApiException for an error that the client is told; any other exception becomes a 500 that says nothing
     */
    Answer handle(Request request);
}
