package io.oisstreams.http;

/** One client that listens. May be used by several threads. */
public interface EventStream {
    /**
     * Sends an event as soon as the client takes it; waits for nothing. A client that is so slow that too much waits for it is disconnected:
     * it connects again and asks what it has missed.
     *
     * @return false: the stream has ended, now or before
     */
    boolean send(ServerSentEvent event);

    /**
     * Sets what is done when the stream has ended, whoever ended it; at once if it already has.
     *
     * @param action done once; must not wait
     */
    void onEnd(Runnable action);
}
