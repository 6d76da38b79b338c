package io.oisstreams.embedded.agents;

import io.oisstreams.event.v1.Decision;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.event.v1.ReasonFamily;
import io.oisstreams.event.v1.RiskTier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Fills in what a decision says beside its receipt: outcome, reason, risk, costs. */
final class DecisionForm {
    private record Reason(Decision decision, String code, ReasonFamily family) {}

    private static final List<Reason> ALLOWED = List.of(
            new Reason(Decision.allow, "policy_allow", ReasonFamily.policy),
            new Reason(Decision.allow, "trust_context_verified", ReasonFamily.trust_context));
    private static final List<Reason> REFUSED = List.of(
            new Reason(Decision.deny, "policy_limit_exceeded", ReasonFamily.policy),
            new Reason(Decision.deny, "security_read_tenant_mismatch", ReasonFamily.security),
            new Reason(Decision.deny, "security_replay_detected", ReasonFamily.security),
            new Reason(Decision.escalate, "hitl_approval_required", ReasonFamily.hitl));
    private static final List<RiskTier> TIERS =
            List.of(RiskTier.low, RiskTier.low, RiskTier.medium, RiskTier.medium, RiskTier.high, RiskTier.critical);
    private static final double REFUSED_SHARE = 0.15;

    private final TenantProfile profile;
    private final Dice dice;

    DecisionForm(TenantProfile profile, Dice dice) {
        this.profile = profile;
        this.dice = dice;
    }

    GovernanceDecision decision(String requestId, String receiptHash, String entryId, long timestampMs) {
        Reason reason = dice.oneOf(dice.chance(REFUSED_SHARE) ? REFUSED : ALLOWED);
        boolean escalated = reason.decision() == Decision.escalate;
        Instant time = Instant.ofEpochMilli(timestampMs);
        long humanMs = dice.between(0, Duration.ofMinutes(20).toMillis());
        return GovernanceDecision.newBuilder()
                .setEventId("decision-on-" + requestId)
                .setTenantId(profile.tenantId())
                .setTimestampMs(time)
                .setRequestId(requestId)
                .setDecision(reason.decision())
                .setReasonCode(reason.code())
                .setReasonFamily(reason.family())
                .setRiskTier(dice.oneOf(TIERS))
                .setIncidentDetectedTsMs(escalated ? time.minusMillis(humanMs) : null)
                .setTerminalDecisionTsMs(escalated ? time : null)
                .setHumanMinutes(escalated ? humanMs / 60_000.0 : null)
                .setComputeCostUnits(dice.between(10, 200) / 100.0)
                .setEscalationOverheadUnits(escalated ? 1.5 : null)
                .setReceiptHash(receiptHash)
                .setChainEntryId(entryId)
                .setAgentId(dice.oneOf(profile.agents()))
                .build();
    }
}
