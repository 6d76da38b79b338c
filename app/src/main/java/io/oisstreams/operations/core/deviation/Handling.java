package io.oisstreams.operations.core.deviation;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was done about a deviation: when each was first admitted, in ms; empty: not yet.
 *
 * @param acknowledgedAtMs somebody took notice
 * @param investigationStartedAtMs somebody began to look for the cause
 * @param rootCauseAtMs the cause was identified
 * @param remediationAtMs a plan was proposed
 * @param closedAtMs it was resolved
 * @param lastUpdate the last that was done, whatever it was
 */
public record Handling(
        Optional<Long> acknowledgedAtMs,
        Optional<Long> investigationStartedAtMs,
        Optional<Long> rootCauseAtMs,
        Optional<Long> remediationAtMs,
        Optional<Long> closedAtMs,
        Optional<DeviationUpdate> lastUpdate) {
    /** Nothing was done yet. */
    static final Handling NONE = new Handling(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether the root cause and a plan are known: what the SLA asks for. */
    public boolean isExplained() {
        return rootCauseAtMs.isPresent() && remediationAtMs.isPresent();
    }

    /** When that which the SLA asks for was there, in ms: root cause and plan, or the resolution; empty: it is not. */
    Optional<Long> metMs() {
        return Stream.concat(explainedMs().stream(), closedAtMs.stream()).min(Comparator.naturalOrder());
    }

    /** When root cause and plan were both known, in ms; empty: they are not. */
    Optional<Long> explainedMs() {
        return rootCauseAtMs.flatMap(cause -> remediationAtMs.map(plan -> Math.max(cause, plan)));
    }

    /** Whether somebody looks for the cause. */
    public boolean isUnderInvestigation() {
        return investigationStartedAtMs.isPresent() && !isExplained() && closedAtMs.isEmpty();
    }

    /** With another update; of each kind the first counts. */
    Handling with(DeviationUpdate update) {
        return new Handling(
                first(acknowledgedAtMs, update, DeviationUpdate.Kind.ACKNOWLEDGED),
                first(investigationStartedAtMs, update, DeviationUpdate.Kind.INVESTIGATION_STARTED),
                first(rootCauseAtMs, update, DeviationUpdate.Kind.ROOT_CAUSE_IDENTIFIED),
                first(remediationAtMs, update, DeviationUpdate.Kind.REMEDIATION_PROPOSED),
                first(closedAtMs, update, DeviationUpdate.Kind.RESOLVED),
                Optional.of(update));
    }

    private static Optional<Long> first(Optional<Long> known, DeviationUpdate update, DeviationUpdate.Kind kind) {
        return known.or(() -> update.kind() == kind ? Optional.of(update.admissionMs()) : Optional.empty());
    }
}
