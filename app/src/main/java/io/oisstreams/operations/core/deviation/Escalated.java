package io.oisstreams.operations.core.deviation;

import java.util.Optional;

/**
 * How far a deviation was escalated.
 *
 * @param ladderSteps so many steps of its ladder were taken
 * @param events so many events were published: the number of the next
 * @param statusUpdateDueMs when the next status update is due, in ms; empty: none is
 * @param slaMissedAtMs when the SLA was missed, in ms; empty: it was not
 */
public record Escalated(int ladderSteps, int events, Optional<Long> statusUpdateDueMs, Optional<Long> slaMissedAtMs) {
    /** Nothing was published yet. */
    static final Escalated NONE = new Escalated(0, 0, Optional.empty(), Optional.empty());

    Escalated withEvent() {
        return new Escalated(ladderSteps, events + 1, statusUpdateDueMs, slaMissedAtMs);
    }

    Escalated withLadderStep() {
        return new Escalated(ladderSteps + 1, events, statusUpdateDueMs, slaMissedAtMs);
    }

    Escalated withStatusUpdateDue(Optional<Long> timeMs) {
        return new Escalated(ladderSteps, events, timeMs, slaMissedAtMs);
    }

    Escalated withSlaMissed(long timeMs) {
        return new Escalated(ladderSteps, events, statusUpdateDueMs, Optional.of(timeMs));
    }
}
