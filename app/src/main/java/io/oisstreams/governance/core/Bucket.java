package io.oisstreams.governance.core;

/**
 * One bucket of a tenant.
 *
 * @param startMs inclusive, in ms, aligned
 */
public record Bucket(Granularity granularity, long startMs) implements Comparable<Bucket> {
    /** The bucket that a time, in ms, lies in. */
    public static Bucket of(Granularity granularity, long timeMs) {
        return new Bucket(granularity, granularity.startOf(timeMs));
    }

    /** Exclusive, in ms. */
    public long endMs() {
        return startMs + granularity.lengthMs();
    }

    /** Earliest first, then finest first. */
    @Override
    public int compareTo(Bucket other) {
        int byStart = Long.compare(startMs, other.startMs);
        return byStart != 0 ? byStart : granularity.compareTo(other.granularity);
    }
}
