package io.oisstreams.kpis.core.lifecycle;

import io.oisstreams.kpis.core.Durations;
import java.util.Optional;
import java.util.Set;

/**
 * An operational incident, as far as it is known (KPI 2.1 to 2.4 and 4.1). Its events may come in any order; what it is, its detection says.
 *
 * @param detection empty: only its resolution is known
 * @param resolvedMs when it was resolved, in ms
 * @param failureAtMs when the failure happened, as it was stated last, in ms
 * @param lastSnapshotMs when the last valid snapshot was made, as it was stated last, in ms
 */
public record Incident(
        Optional<Detection> detection,
        Optional<Long> resolvedMs,
        Optional<Long> failureAtMs,
        Optional<Long> lastSnapshotMs) {
    /** One of which nothing is known. */
    public static final Incident UNKNOWN =
            new Incident(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final String INVARIANT_VIOLATION = "invariant_violation";
    private static final Set<String> FAILURES = Set.of("high", "critical");

    /**
     * What was detected.
     *
     * @param timeMs in ms
     * @param knownMs admission time in ms of what said so
     * @param severity low, medium, high or critical
     * @param category for instance file_corruption
     * @param planned whether it is planned maintenance
     * @param caught whether it was stated that it was detected before the commit
     */
    public record Detection(
            long timeMs, long knownMs, String severity, String category, boolean planned, boolean caught) {
        /** Whether it is a failure that needs intervention (KPI 2.3). */
        public boolean isFailure() {
            return !planned && FAILURES.contains(severity);
        }

        /** Whether an invariant was violated (KPI 2.4). */
        public boolean isViolation() {
            return !planned && category.equals(INVARIANT_VIOLATION);
        }
    }

    /** Detected. */
    public Incident detected(Detection what) {
        return new Incident(Optional.of(what), resolvedMs, failureAtMs, lastSnapshotMs);
    }

    /** Resolved at a time, in ms. */
    public Incident resolved(long timeMs) {
        return new Incident(detection, Optional.of(timeMs), failureAtMs, lastSnapshotMs);
    }

    /** With what an event states, in ms; empty: it does not. */
    public Incident stating(Optional<Long> failureAt, Optional<Long> snapshotAt) {
        return new Incident(
                detection, resolvedMs, failureAt.or(() -> failureAtMs), snapshotAt.or(() -> lastSnapshotMs));
    }

    /** Whether it was detected and goes on. */
    public boolean isOpen() {
        return detection.isPresent() && resolvedMs.isEmpty();
    }

    /** From detection to resolution; empty: one of them is not known. */
    public Optional<Durations> recovery() {
        return detection.flatMap(what -> resolvedMs.map(to -> Durations.between(what.timeMs(), to)));
    }
}
