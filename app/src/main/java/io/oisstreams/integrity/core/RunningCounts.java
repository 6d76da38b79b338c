package io.oisstreams.integrity.core;

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

    private final Bucket settled = new Bucket();
    private final TreeMap<Long, Bucket> unsettled = new TreeMap<>();
    private long settledUpToMs = Long.MIN_VALUE;

    /** Adds to a counter at an admission time. */
    void add(Counter counter, long delta, long admissionMs) {
        Bucket bucket = admissionMs <= settledUpToMs
                ? settled
                : unsettled.computeIfAbsent(momentAfter(admissionMs), moment -> new Bucket());
        bucket.add(counter, delta);
    }

    /** Everything added with an admission time up to the moment; moments must not decrease from call to call. */
    Totals upTo(long momentMs) {
        while (!unsettled.isEmpty() && unsettled.firstKey() <= momentMs) {
            settled.addAll(unsettled.pollFirstEntry().getValue());
        }
        settledUpToMs = Math.max(settledUpToMs, momentMs);
        return settled.totals();
    }

    /** Everything added. */
    Totals all() {
        Bucket sum = new Bucket();
        sum.addAll(settled);
        unsettled.values().forEach(sum::addAll);
        return sum.totals();
    }

    private static long momentAfter(long timeMs) {
        return -Math.floorDiv(-timeMs, MOMENT_MS) * MOMENT_MS;
    }

    /** The counters at one moment. */
    record Totals(long decisions, long reproduced, long actions, long violations, long missingEntries) {}

    private static final class Bucket {
        private long decisions;
        private long reproduced;
        private long actions;
        private long violations;
        private long missingEntries;

        void add(Counter counter, long delta) {
            switch (counter) {
                case DECISIONS -> decisions += delta;
                case REPRODUCED -> reproduced += delta;
                case ACTIONS -> actions += delta;
                case VIOLATIONS -> violations += delta;
                case MISSING_ENTRIES -> missingEntries += delta;
            }
        }

        void addAll(Bucket other) {
            decisions += other.decisions;
            reproduced += other.reproduced;
            actions += other.actions;
            violations += other.violations;
            missingEntries += other.missingEntries;
        }

        Totals totals() {
            return new Totals(decisions, reproduced, actions, violations, missingEntries);
        }
    }
}
