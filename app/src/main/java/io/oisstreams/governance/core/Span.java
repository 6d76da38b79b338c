package io.oisstreams.governance.core;

import java.util.ArrayList;
import java.util.List;

/**
 * A half-open time range of whole minutes.
 *
 * @param fromMs inclusive, in ms, a whole minute
 * @param toMs exclusive, in ms, a whole minute, not before {@code fromMs}
 */
public record Span(long fromMs, long toMs) {
    /** Checks that it is one. */
    public Span {
        long minute = Granularity.MINUTE.lengthMs();
        if (fromMs > toMs || fromMs % minute != 0 || toMs % minute != 0) {
            throw new IllegalArgumentException("no range of whole minutes: " + fromMs + " to " + toMs);
        }
    }

    /**
     * Neighbouring buckets of one length.
     *
     * @param fromMs start of the first, in ms
     * @param toMs end of the last, in ms, after {@code fromMs}
     */
    public record Run(Granularity granularity, long fromMs, long toMs) {}

    /**
     * The window of that length that ends at a time, in ms: the minutes whose start lies in [at − length, at) (contract section 5);
     * none before 1970.
     */
    public static Span trailing(long lengthMs, long atMs) {
        long toMs = Granularity.MINUTE.ceilingOf(atMs);
        return new Span(Math.max(0, toMs - lengthMs), toMs);
    }

    /**
     * The fewest buckets that cover it exactly, in at most five runs: minutes up to a full hour, hours up to a full day, days, and down
     * again. However long the range, that is at most 118 minutes and 46 hours beside its days.
     */
    public List<Run> runs() {
        List<Run> runs = new ArrayList<>(5);
        long atMs = climb(runs, Granularity.MINUTE, Granularity.HOUR, fromMs);
        atMs = climb(runs, Granularity.HOUR, Granularity.DAY, atMs);
        for (Granularity granularity : List.of(Granularity.DAY, Granularity.HOUR, Granularity.MINUTE)) {
            atMs = add(runs, granularity, atMs, granularity.startOf(toMs));
        }
        return runs;
    }

    private long climb(List<Run> runs, Granularity fine, Granularity coarse, long atMs) {
        return add(runs, fine, atMs, Math.min(coarse.ceilingOf(atMs), fine.startOf(toMs)));
    }

    private static long add(List<Run> runs, Granularity granularity, long fromMs, long toMs) {
        if (fromMs >= toMs) {
            return fromMs;
        }
        runs.add(new Run(granularity, fromMs, toMs));
        return toMs;
    }
}
