package io.oisstreams.integrity.core;

import java.util.Optional;

/** A decision that is not (yet) reproducible: its replay, or the chain entry that recorded it, is missing. */
final class OpenDecision {
    private static final long NEVER = Long.MAX_VALUE;

    private final Fact.Decision decision;
    private long replayedAtMs = NEVER;
    private long recordedAtMs;

    OpenDecision(Fact.Decision decision) {
        this.decision = decision;
        this.recordedAtMs = decision.chainEntryId().isPresent() ? NEVER : decision.admissionMs();
    }

    Fact.Decision decision() {
        return decision;
    }

    /** A replay admitted then gave the same receipt hash. */
    void replayedAt(long admissionMs) {
        replayedAtMs = Math.min(replayedAtMs, admissionMs);
    }

    /** The chain entry was admitted then. */
    void recordedAt(long admissionMs) {
        recordedAtMs = Math.min(recordedAtMs, admissionMs);
    }

    boolean isReplayed() {
        return replayedAtMs != NEVER;
    }

    /** The chain entry that it refers to and that is not there. */
    Optional<String> missingEntry() {
        return recordedAtMs == NEVER ? decision.chainEntryId() : Optional.empty();
    }

    /** When the last of what it needs was admitted, in ms; empty while something is missing. */
    Optional<Long> reproducedAtMs() {
        return replayedAtMs == NEVER || recordedAtMs == NEVER
                ? Optional.empty()
                : Optional.of(Math.max(decision.admissionMs(), Math.max(replayedAtMs, recordedAtMs)));
    }
}
