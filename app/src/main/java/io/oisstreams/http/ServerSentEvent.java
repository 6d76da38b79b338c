package io.oisstreams.http;

import java.nio.charset.StandardCharsets;

/** A piece of a {@code text/event-stream} (WHATWG HTML, section 9.2). */
public final class ServerSentEvent {
    /** Keeps a connection from being taken for dead; clients skip it. */
    static final ServerSentEvent COMMENT = new ServerSentEvent(":\n\n");

    private final byte[] bytes;

    private ServerSentEvent(String text) {
        bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * An event.
     *
     * @param name by which clients listen for it; one line
     * @param data one line
     */
    public static ServerSentEvent of(String name, String data) {
        return new ServerSentEvent("event: " + oneLine(name) + "\ndata: " + oneLine(data) + "\n\n");
    }

    /**
     * Tells how long a client that was disconnected waits before it connects again.
     *
     * @param ms not negative
     */
    public static ServerSentEvent retry(long ms) {
        return new ServerSentEvent("retry: " + ms + "\n\n");
    }

    private static String oneLine(String text) {
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("an event's name and data are one line each");
        }
        return text;
    }

    byte[] bytes() {
        return bytes;
    }

    /** As it is sent. */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
