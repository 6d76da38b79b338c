package io.oisstreams.kpis.core;

/**
 * How long several things took.
 *
 * @param sumMs in ms
 * @param longestMs in ms; 0 if there are none
 */
public record Durations(long count, long sumMs, long longestMs) {
    /** None. */
    public static final Durations NONE = new Durations(0, 0, 0);

    /** One, in ms: from the first time to the second; 0 if that is the earlier one, which only clocks can cause. */
    public static Durations between(long fromMs, long toMs) {
        long ms = Math.max(0, toMs - fromMs);
        return new Durations(1, ms, ms);
    }

    /** Both together. */
    public Durations plus(Durations other) {
        return new Durations(count + other.count, sumMs + other.sumMs, Math.max(longestMs, other.longestMs));
    }
}
