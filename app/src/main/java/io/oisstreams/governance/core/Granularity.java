package io.oisstreams.governance.core;

import java.util.Locale;

/** The lengths of buckets, finest first; each is a whole number of the one before. Buckets are aligned to the UTC epoch. */
public enum Granularity {
    /** What windows are made of. */
    MINUTE(60_000L),
    /** Of rollups and series. */
    HOUR(3_600_000L),
    /** Of rollups and series. */
    DAY(86_400_000L);

    private final long lengthMs;

    Granularity(long lengthMs) {
        this.lengthMs = lengthMs;
    }

    /** In ms. */
    public long lengthMs() {
        return lengthMs;
    }

    /** The start, in ms, of the bucket that a time, in ms, lies in. */
    public long startOf(long timeMs) {
        return Math.floorDiv(timeMs, lengthMs) * lengthMs;
    }

    /** The first bucket start that is not before a time, both in ms. */
    public long ceilingOf(long timeMs) {
        return -startOf(-timeMs);
    }

    /** The name in queries and rollups: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
