package io.oisstreams.governance.core;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * When the hours and days of a tenant are to be published: first a settle time after their end, and again at the first full minute after
 * a decision that came later. So which revisions there are, and what is in each, depends on the decisions alone. Not for several threads.
 */
public final class RollupAgenda {
    private final long settleMs;
    private final TreeMap<Bucket, Long> dueMs = new TreeMap<>();

    /**
     * An agenda as it was left.
     *
     * @param settleMs in ms, whole minutes
     * @param due the buckets to be published, and when, in ms
     */
    public RollupAgenda(long settleMs, List<Due> due) {
        this.settleMs = settleMs;
        due.forEach(entry -> dueMs.put(entry.bucket(), entry.timeMs()));
    }

    /**
     * A publication to come.
     *
     * @param timeMs a full minute, in ms; decisions admitted by then are in it
     */
    public record Due(Bucket bucket, long timeMs) {}

    /** What is to come, in the order of the buckets. */
    public List<Due> due() {
        return dueMs.entrySet().stream()
                .map(entry -> new Due(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** A decision changed the hour and the day of its time; both times in ms. */
    void changed(long timestampMs, long admissionMs) {
        long nextMinuteMs = Bucket.of(Granularity.MINUTE, admissionMs).endMs();
        for (Granularity granularity : List.of(Granularity.HOUR, Granularity.DAY)) {
            Bucket bucket = Bucket.of(granularity, timestampMs);
            dueMs.putIfAbsent(bucket, Math.max(bucket.endMs() + settleMs, nextMinuteMs));
        }
    }

    /** Takes out what is due up to a time, in ms, the earliest first, and of one time in the order of the buckets. */
    List<Due> takeUntil(long timeMs) {
        List<Due> taken = due().stream()
                .filter(due -> due.timeMs() <= timeMs)
                .sorted(Comparator.comparingLong(Due::timeMs))
                .toList();
        taken.forEach(due -> dueMs.remove(due.bucket()));
        return taken;
    }
}
