package io.oisstreams.governance.query;

import io.oisstreams.governance.core.Granularity;
import io.oisstreams.governance.core.TrailingWindow;
import io.oisstreams.http.ApiException;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Where the window of a query ends.
 *
 * @param askedMs the query's {@code at}, in ms; empty: the latest recorded time
 * @param retentionMs how long minutes are kept, in ms
 */
record QueryTime(OptionalLong askedMs, TrailingWindow window, long retentionMs) {
    static final String AT = "at";

    /**
     * The window's end, exclusive, in ms.
     *
     * @param latestMs the latest recorded time, in ms
     * @throws ApiException if it lies in the future, or not all of its window is kept
     */
    long atMs(long latestMs) {
        long atMs = askedMs.orElse(latestMs);
        if (atMs > latestMs) {
            throw ApiException.parameter(
                    AT, "lies in the future; the latest recorded time is " + Instant.ofEpochMilli(latestMs));
        }
        long earliestMs = keptFromMs(latestMs) + window.lengthMs();
        if (atMs < earliestMs) {
            throw ApiException.parameter(
                    AT,
                    "not all of this window is kept; the earliest for " + window.label() + " is "
                            + Instant.ofEpochMilli(earliestMs));
        }
        return atMs;
    }

    /** A full hour and one more, so that nothing is deleted while it is read. */
    private long keptFromMs(long latestMs) {
        return Granularity.HOUR.ceilingOf(latestMs - retentionMs) + Granularity.HOUR.lengthMs();
    }
}
