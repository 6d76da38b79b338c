package io.oisstreams.integrity.core;

import java.time.Instant;

/** Whether an event counts, and for which window: contract 4.2. Decided by the event's own admission time alone. */
public sealed interface Admission {
    /** The event belongs to the window. */
    record Accepted(MeasurementWindow window) implements Admission {}

    /**
     * Its admission time is too far from its window.
     *
     * @param stale whether it belongs to an earlier window than that of its admission, rather than to a later one
     */
    record Skewed(boolean stale, String message) implements Admission {}

    /** It would have counted, but is read only after its window was closed. */
    record Closed(String message) implements Admission {}

    /**
     * Judges an event.
     *
     * @param timestampMs its event time, in ms
     * @param admissionMs its admission time, in ms
     * @param streamTimeMs the time that has come, in ms: windows that close before it are closed
     */
    static Admission of(WindowGrid grid, Source source, long timestampMs, long admissionMs, long streamTimeMs) {
        MeasurementWindow window = grid.windowOf(timestampMs);
        if (!source.accepts(window, admissionMs)) {
            String message = "timestamp_ms " + Instant.ofEpochMilli(timestampMs) + " was admitted at "
                    + Instant.ofEpochMilli(admissionMs) + ", too far from its window";
            return new Skewed(admissionMs >= window.endMs(), message);
        }
        if (streamTimeMs > window.closesAtMs()) {
            return new Closed(
                    "the window from " + Instant.ofEpochMilli(window.startMs()) + " was closed before this was read");
        }
        return new Accepted(window);
    }
}
