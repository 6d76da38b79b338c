package io.oisstreams.kpis.core.figure;

import io.oisstreams.kpis.core.Durations;
import io.oisstreams.kpis.core.kpi.ApprovalTime.RiskClass;

/**
 * What is counted of proposals (KPI 1.1 and 1.2).
 *
 * @param low how long decided proposals of low risk took
 * @param medium those of medium risk
 * @param high those of high risk
 * @param ended how many were approved, rejected or timed out
 * @param withQuorum how many of these had their quorum
 */
public record ProposalFacts(Durations low, Durations medium, Durations high, long ended, long withQuorum) {
    /** No proposals. */
    public static final ProposalFacts NONE = new ProposalFacts(Durations.NONE, Durations.NONE, Durations.NONE, 0, 0);

    /** One that was decided. */
    public static ProposalFacts decided(RiskClass risk, Durations time) {
        return new ProposalFacts(
                risk == RiskClass.LOW ? time : Durations.NONE,
                risk == RiskClass.MEDIUM ? time : Durations.NONE,
                risk == RiskClass.HIGH ? time : Durations.NONE,
                0,
                0);
    }

    /** One that ended. */
    public static ProposalFacts ended(boolean withQuorum) {
        return new ProposalFacts(Durations.NONE, Durations.NONE, Durations.NONE, 1, withQuorum ? 1 : 0);
    }

    /** How long those of a class took. */
    public Durations decided(RiskClass risk) {
        return switch (risk) {
            case LOW -> low;
            case MEDIUM -> medium;
            case HIGH -> high;
        };
    }

    ProposalFacts plus(ProposalFacts other) {
        return new ProposalFacts(
                low.plus(other.low),
                medium.plus(other.medium),
                high.plus(other.high),
                ended + other.ended,
                withQuorum + other.withQuorum);
    }
}
