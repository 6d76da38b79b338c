package io.oisstreams.embedded.agents;

import io.oisstreams.event.v1.IncidentCategory;
import io.oisstreams.event.v1.IncidentSeverity;
import java.util.List;
import java.util.Optional;

/** What a tenant's incidents are. */
enum Mishap {
    /** Announced work, which uptime leaves out. */
    MAINTENANCE(IncidentCategory.other, IncidentSeverity.low, 10, 40),
    /** A file that is restored in time. */
    DAMAGED_FILE(IncidentCategory.file_corruption, IncidentSeverity.medium, 1, 4),
    /** A proposal that is taken back in time. */
    BAD_PROPOSAL(IncidentCategory.proposal_rollback, IncidentSeverity.medium, 2, 6),
    /** An invariant that would have been violated. */
    CAUGHT_VIOLATION(IncidentCategory.invariant_violation, IncidentSeverity.medium, 1, 3),
    /** A file that is restored too late: it must take less than five minutes, and more than ten are critical. */
    LOST_FILE(IncidentCategory.file_corruption, IncidentSeverity.high, 11, 45),
    /** An invariant that was violated by a commit. */
    SLIPPED_VIOLATION(IncidentCategory.invariant_violation, IncidentSeverity.critical, 5, 25);

    /** Those that nobody is to blame for. */
    static final List<Mishap> USUAL = List.of(MAINTENANCE, DAMAGED_FILE, BAD_PROPOSAL, CAUGHT_VIOLATION);

    /** How old the snapshot is that a proposal is taken back to. */
    private static final long PROPOSAL_LOSS_MINUTES = 25;

    private final IncidentCategory category;
    private final IncidentSeverity severity;
    private final long leastMinutes;
    private final long mostMinutes;

    Mishap(IncidentCategory category, IncidentSeverity severity, long leastMinutes, long mostMinutes) {
        this.category = category;
        this.severity = severity;
        this.leastMinutes = leastMinutes;
        this.mostMinutes = mostMinutes;
    }

    /** The one that a misbehaviour at an incident is. */
    static Mishap of(Misbehaviour wrong) {
        return wrong == Misbehaviour.SLOW_RECOVERY ? LOST_FILE : SLIPPED_VIOLATION;
    }

    IncidentCategory category() {
        return category;
    }

    IncidentSeverity severity() {
        return severity;
    }

    /** From its detection to its resolution. */
    long leastMinutes() {
        return leastMinutes;
    }

    long mostMinutes() {
        return mostMinutes;
    }

    /** Whether something is restored from a snapshot. */
    boolean losesData() {
        return category == IncidentCategory.file_corruption || category == IncidentCategory.proposal_rollback;
    }

    /** How much is lost with it; of files nothing may be. */
    long lossMinutes() {
        return category == IncidentCategory.proposal_rollback ? PROPOSAL_LOSS_MINUTES : 0;
    }

    /** Whether a violation was caught; empty: it is none. */
    Optional<Boolean> detectedBeforeCommit() {
        return category == IncidentCategory.invariant_violation
                ? Optional.of(this == CAUGHT_VIOLATION)
                : Optional.empty();
    }
}
