package io.oisstreams.time;

/** When a moment has passed, by ticks (contract section 1.2). */
public final class StreamTime {
    /** How long after a moment a tick lets it pass: what was admitted until then has been read by now, in ms. */
    public static final long SETTLE_MS = 2_000;

    private StreamTime() {}

    /** Whether a moment, in ms, has passed when the latest tick was this one, in ms. */
    public static boolean hasPassed(long timeMs, long tickMs) {
        return timeMs <= tickMs - SETTLE_MS;
    }
}
