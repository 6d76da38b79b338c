package io.oisstreams.governance;

import io.oisstreams.event.v1.Decision;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.event.v1.ReasonFamily;
import io.oisstreams.event.v1.RiskTier;
import java.time.Instant;
import java.util.Random;

/** Decisions to test with. */
public final class Decisions {
    private Decisions() {}

    /** An allowed action of tenant t with a registered code, low risk and no costs. */
    public static GovernanceDecision.Builder allowed(String eventId, long timestampMs) {
        return GovernanceDecision.newBuilder()
                .setEventId(eventId)
                .setTenantId("t")
                .setTimestampMs(Instant.ofEpochMilli(timestampMs))
                .setRequestId("request-of-" + eventId)
                .setDecision(Decision.allow)
                .setReasonCode("policy_allow")
                .setReasonFamily(ReasonFamily.policy)
                .setRiskTier(RiskTier.low);
    }

    /** A denial for a reason of security. */
    public static GovernanceDecision.Builder denied(String eventId, long timestampMs, String reasonCode) {
        return allowed(eventId, timestampMs)
                .setDecision(Decision.deny)
                .setReasonCode(reasonCode)
                .setReasonFamily(ReasonFamily.security)
                .setRiskTier(RiskTier.high);
    }

    /** An incident that was decided after so many ms. */
    public static GovernanceDecision.Builder incident(String eventId, long timestampMs, long responseMs) {
        return allowed(eventId, timestampMs)
                .setDecision(Decision.escalate)
                .setReasonCode("hitl_approval_required")
                .setReasonFamily(ReasonFamily.hitl)
                .setRiskTier(RiskTier.critical)
                .setIncidentDetectedTsMs(Instant.ofEpochMilli(timestampMs - responseMs))
                .setTerminalDecisionTsMs(Instant.ofEpochMilli(timestampMs));
    }

    /** Anything. */
    public static GovernanceDecision.Builder random(Random random, String eventId, long timestampMs) {
        String[] codes = {
            "policy_allow",
            "security_replay_detected",
            "security_replay_guard_unavailable",
            "security_read_tenant_mismatch",
            "hitl_approval_required",
            "nobody-knows-" + random.nextInt(5)
        };
        GovernanceDecision.Builder decision = random.nextInt(3) == 0
                ? incident(
                        eventId, timestampMs, random.nextInt(4) == 0 ? random.nextInt(100) : random.nextInt(9_000_000))
                : allowed(eventId, timestampMs);
        return decision.setDecision(any(random, Decision.values()))
                .setReasonCode(codes[random.nextInt(codes.length)])
                .setReasonFamily(any(random, ReasonFamily.values()))
                .setRiskTier(any(random, RiskTier.values()))
                .setIsTerminal(random.nextInt(4) != 0)
                .setHasValidLineage(random.nextInt(4) != 0)
                .setHumanMinutes(random.nextBoolean() ? random.nextInt(1000) / 10.0 : null)
                .setComputeCostUnits(random.nextBoolean() ? random.nextDouble() : null)
                .setEscalationOverheadUnits(random.nextBoolean() ? 1.5 : null);
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
