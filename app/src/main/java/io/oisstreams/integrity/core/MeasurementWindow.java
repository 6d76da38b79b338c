package io.oisstreams.integrity.core;

/**
 * One tumbling window [startMs, endMs) in ms since the UTC epoch, and when telemetry counts for it (contract 4.1, 4.2).
 *
 * @param endMs after startMs
 * @param settleMs how long after the end replays still count and the record waits, in ms
 */
public record MeasurementWindow(long startMs, long endMs, long settleMs) {
    /** Largest accepted difference between an event's admission time and its window, in ms (OIS section 11). */
    public static final long SKEW_MS = 5_000;

    /** Length in ms, positive. */
    public long lengthMs() {
        return endMs - startMs;
    }

    /** The first admission time at which telemetry counts. */
    public long acceptsFromMs() {
        return startMs - SKEW_MS;
    }

    /** The last admission time at which telemetry other than replays counts. */
    public long acceptsUntilMs() {
        return endMs + SKEW_MS;
    }

    /** When the record is computed and published: the last admission time at which a replay counts. */
    public long closesAtMs() {
        return endMs + SKEW_MS + settleMs;
    }

    /** Whether a time lies in [start, end). */
    public boolean contains(long timeMs) {
        return timeMs >= startMs && timeMs < endMs;
    }

    /** Whether an event of this window, admitted then, is accepted: [start - 5 s, end + 5 s]. */
    public boolean accepts(long admissionMs) {
        return admissionMs >= acceptsFromMs() && admissionMs <= acceptsUntilMs();
    }

    /** Whether a replay admitted then can count for a decision of this window. */
    public boolean acceptsReplay(long admissionMs) {
        return admissionMs >= acceptsFromMs() && admissionMs <= closesAtMs();
    }

    /** The window after this one. */
    public MeasurementWindow next() {
        return new MeasurementWindow(endMs, endMs + lengthMs(), settleMs);
    }

    /** The window before this one. */
    public MeasurementWindow previous() {
        return new MeasurementWindow(startMs - lengthMs(), startMs, settleMs);
    }
}
