package io.oisstreams.kpis.core.lifecycle;

import io.oisstreams.kpis.core.Durations;
import io.oisstreams.kpis.core.kpi.ApprovalTime;
import io.oisstreams.kpis.core.kpi.ApprovalTime.RiskClass;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A change proposal, as far as it is known (KPI 1.1 and 1.2). Its events may come in any order.
 *
 * @param submittedMs when it was submitted, in ms
 * @param knownMs admission time in ms of its submission
 * @param endedMs when it was approved, rejected or timed out, in ms
 * @param decided whether it was approved or rejected
 * @param safety as it was stated last, from 0 to 10
 * @param touchesInvariant whether it was ever said to
 * @param quorumMet as it was stated last
 */
public record Proposal(
        Optional<Long> submittedMs,
        Optional<Long> knownMs,
        Optional<Long> endedMs,
        boolean decided,
        Optional<BigDecimal> safety,
        boolean touchesInvariant,
        Optional<Boolean> quorumMet) {
    /** One of which nothing is known. */
    public static final Proposal UNKNOWN = new Proposal(
            Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty(), false, Optional.empty());

    /** Submitted at a time, in ms, which was admitted at another. */
    public Proposal submitted(long timeMs, long admissionMs) {
        return new Proposal(
                Optional.of(timeMs), Optional.of(admissionMs), endedMs, decided, safety, touchesInvariant, quorumMet);
    }

    /** Ended at a time, in ms. */
    public Proposal ended(long timeMs, boolean byDecision) {
        return new Proposal(submittedMs, knownMs, Optional.of(timeMs), byDecision, safety, touchesInvariant, quorumMet);
    }

    /** With what an event states; empty: it does not. */
    public Proposal stating(Optional<BigDecimal> newSafety, boolean invariant, Optional<Boolean> newQuorum) {
        return new Proposal(
                submittedMs,
                knownMs,
                endedMs,
                decided,
                newSafety.or(() -> safety),
                touchesInvariant || invariant,
                newQuorum.or(() -> quorumMet));
    }

    /** How much can go wrong with it. */
    public RiskClass risk() {
        return ApprovalTime.classOf(safety, touchesInvariant);
    }

    /** Whether it waits for its end. */
    public boolean isPending() {
        return submittedMs.isPresent() && endedMs.isEmpty();
    }

    /** Whether its beginning and its end are known. */
    public boolean isComplete() {
        return submittedMs.isPresent() && endedMs.isPresent();
    }

    /** From submission to decision; empty: it is not decided, or its submission is not known. */
    public Optional<Durations> approval() {
        return isComplete() && decided
                ? Optional.of(Durations.between(submittedMs.orElseThrow(), endedMs.orElseThrow()))
                : Optional.empty();
    }
}
