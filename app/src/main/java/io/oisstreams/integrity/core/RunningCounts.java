package io.oisstreams.integrity.core;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * Counters that can be read as of a recent moment. Topics may interleave a little differently in a replay, so a provisional
 * judgement about a moment counts what was admitted up to it, not what happens to have been read (contract section 1.2).
 * Moments are multiples of {@link #MOMENT_MS}; additions younger than the last one asked for wait in a few buckets.
 */
final class RunningCounts {
    /** Distance of the moments that can be asked for, in ms. */
    static final long MOMENT_MS = 10_000;

    /** What is counted. */
    enum Counter {
        DECISIONS,
        REPRODUCED,
        ACTIONS,
        VIOLATIONS,
        MISSING_ENTRIES
    }

    private final long[] settled = new long[Counter.values().length];
    private final TreeMap<Long, long[]> unsettled = new TreeMap<>();
    private long settledUpToMs = Long.MIN_VALUE;

    /** Adds to a counter at an admission time. */
    void add(Counter counter, long delta, long admissionMs) {
        if (admissionMs <= settledUpToMs) {
            settled[counter.ordinal()] += delta;
        } else {
            unsettled.computeIfAbsent(momentAfter(admissionMs), moment -> new long[settled.length])[counter.ordinal()] +=
                    delta;
        }
    }

    /** Everything added with an admission time up to the moment; moments must not decrease from call to call. */
    Totals upTo(long momentMs) {
        while (!unsettled.isEmpty() && unsettled.firstKey() <= momentMs) {
            long[] bucket = unsettled.pollFirstEntry().getValue();
            for (int i = 0; i < settled.length; i++) {
                settled[i] += bucket[i];
            }
        }
        settledUpToMs = Math.max(settledUpToMs, momentMs);
        return new Totals(settled);
    }

    /** Everything added. */
    Totals all() {
        long[] sum = Arrays.copyOf(settled, settled.length);
        for (long[] bucket : unsettled.values()) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += bucket[i];
            }
        }
        return new Totals(sum);
    }

    private static long momentAfter(long timeMs) {
        return -Math.floorDiv(-timeMs, MOMENT_MS) * MOMENT_MS;
    }

    /** The counters at one moment. */
    static final class Totals {
        private final long[] values;

        private Totals(long[] values) {
            this.values = Arrays.copyOf(values, values.length);
        }

        long get(Counter counter) {
            return values[counter.ordinal()];
        }
    }
}
