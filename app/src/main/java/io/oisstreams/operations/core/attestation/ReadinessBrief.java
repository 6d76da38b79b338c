package io.oisstreams.operations.core.attestation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The readiness brief (OPS 4).
 *
 * @param facts what it is about
 * @param limits what they are measured by
 * @param policy when it is written
 */
public record ReadinessBrief(ReadinessFacts facts, AttestationPolicy limits, ReadinessPolicy policy) {
    private static final int DAYS_TO_NEXT_ATTESTATION = 7;

    /** The end of the attested week. */
    Instant end() {
        return facts.weekEnd().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** When the brief is due (OPS 4.1). */
    public Instant dueAt() {
        return end().plus(Duration.ofHours(policy.dueAfterHours()));
    }

    boolean isLate() {
        return facts.writtenAt().isAfter(dueAt());
    }

    LocalDate nextAttestation() {
        return facts.weekEnd().plusDays(DAYS_TO_NEXT_ATTESTATION);
    }

    Compliance compliance() {
        return Compliance.of(facts.adrs(), limits.requiredAdrs());
    }

    CostTotals costTotals() {
        return new CostTotals(facts.costs().days());
    }

    Determinism determinism() {
        return Determinism.of(facts.tiers(), limits.determinism());
    }

    /** Of the operations of the first cycles. */
    Rate signatureRate() {
        return new Rate(
                facts.cycles().stream().mapToLong(CycleResult::verified).sum(),
                facts.cycles().stream().mapToLong(CycleResult::operations).sum());
    }

    /** Of all agents' operations so far. */
    Rate agentRate() {
        return new Rate(
                facts.agents().stream().mapToLong(AgentResult::verified).sum(),
                facts.agents().stream().mapToLong(AgentResult::operations).sum());
    }

    /** Completed cycles, of all that ended. */
    Rate completionRate() {
        return new Rate(facts.cycleCounts().completed(), facts.cycleCounts().ended());
    }

    /** Cost events that ended in an error, of all that were executed or did. */
    Rate errorRate() {
        return new Rate(
                facts.costs().errors(),
                Math.addExact(facts.costs().executed(), facts.costs().errors()));
    }

    boolean isOpen(DeviationResult deviation) {
        return !deviation.isResolvedBefore(end());
    }
}
