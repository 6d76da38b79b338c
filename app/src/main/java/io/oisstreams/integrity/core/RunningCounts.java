package io.oisstreams.integrity.core;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counters that can be read as of a recent moment. Topics may interleave a little differently in a replay, so a provisional
 * judgement about a moment counts what was admitted up to it, not what happens to have been read (contract section 1.2).
 * Moments are multiples of {@link #MOMENT_MS}; additions younger than the last one asked for wait in a few buckets.
 */
final class RunningCounts {
    /** Distance of the moments that can be asked for, in ms. */
    static final long MOMENT_MS = 60_000;

    /** What is counted. */
    enum Counter {
        DECISIONS,
        REPRODUCED,
        ACTIONS,
        VIOLATIONS,
        MISSING_ENTRIES
    }

    private final EnumMap<Counter, Long> settled = new EnumMap<>(Counter.class);
    private final TreeMap<Long, EnumMap<Counter, Long>> unsettled = new TreeMap<>();
    private long settledUpToMs = Long.MIN_VALUE;

    /** Adds to a counter at an admission time. */
    void add(Counter counter, long delta, long admissionMs) {
        EnumMap<Counter, Long> bucket = admissionMs <= settledUpToMs
                ? settled
                : unsettled.computeIfAbsent(momentAfter(admissionMs), moment -> new EnumMap<>(Counter.class));
        bucket.merge(counter, delta, Long::sum);
    }

    /** Everything added with an admission time up to the moment; moments must not decrease from call to call. */
    Totals upTo(long momentMs) {
        while (!unsettled.isEmpty() && unsettled.firstKey() <= momentMs) {
            addAll(settled, unsettled.pollFirstEntry().getValue());
        }
        settledUpToMs = Math.max(settledUpToMs, momentMs);
        return new Totals(settled.clone());
    }

    /** Everything added. */
    Totals all() {
        EnumMap<Counter, Long> sum = settled.clone();
        unsettled.values().forEach(bucket -> addAll(sum, bucket));
        return new Totals(sum);
    }

    private static void addAll(EnumMap<Counter, Long> sum, EnumMap<Counter, Long> bucket) {
        bucket.forEach((counter, delta) -> sum.merge(counter, delta, Long::sum));
    }

    private static long momentAfter(long timeMs) {
        return -Math.floorDiv(-timeMs, MOMENT_MS) * MOMENT_MS;
    }

    /** The counters at one moment. */
    record Totals(Map<Counter, Long> values) {
        long get(Counter counter) {
            return values.getOrDefault(counter, 0L);
        }
    }
}
