package io.oisstreams.console.live;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** The newest tick, told at most once a second. For one thread. */
final class LiveTime {
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private long newestMs = -1;
    private long toldMs = -1;
    private long toldNanos;

    /** Time has come to here, in ms. */
    void tick(long tickMs) {
        newestMs = Math.max(newestMs, tickMs);
    }

    /**
     * What is to be told now, in ms; empty: nothing is new, or it is too soon.
     *
     * @param nanos of a monotonic clock
     */
    OptionalLong due(long nanos) {
        boolean isTooSoon = toldMs >= 0 && nanos - toldNanos < EVERY_NANOS;
        if (newestMs == toldMs || isTooSoon) {
            return OptionalLong.empty();
        }
        toldMs = newestMs;
        toldNanos = nanos;
        return OptionalLong.of(newestMs);
    }
}
