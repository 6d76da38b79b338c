package io.oisstreams.embedded.demo;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A clock that starts at a given time and runs faster than real time. It is set back when the work falls behind: a simulation
 * on a slow machine passes more slowly, and never in bursts. For one thread.
 */
public final class SimulatedClock {
    private static final long NANOS_PER_MS = 1_000_000;
    private static final long TOLERATED_NANOS = Duration.ofSeconds(1).toNanos();

    private final double speed;
    private final LongSupplier nanoTime;
    private long originMs;
    private long originNanos;

    /**
     * Starts now.
     *
     * @param startMs what it shows first, in milliseconds since the epoch
     * @param speed simulated time per real time, more than 0
     * @param nanoTime as {@link System#nanoTime}
     */
    public SimulatedClock(long startMs, double speed, LongSupplier nanoTime) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed " + speed);
        }
        this.speed = speed;
        this.nanoTime = nanoTime;
        this.originMs = startMs;
        this.originNanos = nanoTime.getAsLong();
    }

    /**
     * How long it is until a time, in real nanoseconds; 0 if it has come. If it came more than a real second ago, the clock is
     * set back to it.
     */
    long nanosUntil(long timeMs) {
        long now = nanoTime.getAsLong();
        long due = originNanos + (long) ((timeMs - originMs) / speed * NANOS_PER_MS);
        if (now - due > TOLERATED_NANOS) {
            originMs = timeMs;
            originNanos = now;
        }
        return Math.max(0, due - now);
    }
}
