package io.oisstreams.governance.core;

import java.util.Optional;

/** When a decision counts, by its own times alone (contract sections 4.2 and 5). */
public final class DecisionRules {
    /** How far a producer's clock may be ahead, in ms: the skew of all telemetry. */
    public static final long SKEW_MS = 5_000;

    /** How late a decision still corrects the buckets that it belongs to, in ms. */
    public static final long LATE_MS = TrailingWindow.MONTH.lengthMs();

    /** 9999-12-31T23:59:59.999Z. */
    private static final long LAST_MS = 253_402_300_799_999L;

    private DecisionRules() {}

    /** Whether a number of ms lies from 1970 to 9999: others are no times, and differences of them could overflow. */
    public static boolean isTime(long ms) {
        return ms >= 0 && ms <= LAST_MS;
    }

    /** Why its times keep it out; empty: they don't. Both in ms. */
    public static Optional<String> outOfTime(long timestampMs, long admissionMs) {
        if (timestampMs > admissionMs + SKEW_MS) {
            return Optional.of("timestamp_ms " + timestampMs + " is more than " + SKEW_MS
                    + " ms after the admission at " + admissionMs);
        }
        if (timestampMs < admissionMs - LATE_MS) {
            return Optional.of(
                    "timestamp_ms " + timestampMs + " is more than 30 days before the admission at " + admissionMs);
        }
        return Optional.empty();
    }
}
