package io.oisstreams.bench;

import io.oisstreams.event.v1.Decision;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.event.v1.ReasonFamily;
import io.oisstreams.event.v1.RiskTier;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Decisions of one kind of tenant: three in a hundred are incidents, whose response times lie between a second and some hours. */
final class GovernanceWorkload {
    private static final String[] ALLOWED = {"policy_allow", "trust_context_verified"};
    private static final String[] DENIED = {
        "policy_limit_exceeded", "security_read_tenant_mismatch", "security_replay_detected", "adapter_timeout"
    };
    private static final ReasonFamily[] DENIED_FAMILIES = {
        ReasonFamily.policy, ReasonFamily.security, ReasonFamily.security, ReasonFamily.adapter
    };

    private static final List<RiskTier> TIERS =
            List.of(RiskTier.low, RiskTier.medium, RiskTier.high, RiskTier.critical);

    private final Random random = new Random(1);

    GovernanceDecision decision(long number, String tenantId, long timestampMs) {
        int kind = random.nextInt(100);
        GovernanceDecision.Builder decision = GovernanceDecision.newBuilder()
                .setEventId("decision-" + number)
                .setTenantId(tenantId)
                .setTimestampMs(Instant.ofEpochMilli(timestampMs))
                .setRequestId("request-" + number)
                .setRiskTier(TIERS.get(random.nextInt(TIERS.size())))
                .setComputeCostUnits(random.nextInt(200) / 100.0);
        if (kind < 3) {
            long responseMs = (long) (1_000 * Math.exp(random.nextDouble() * 9));
            return decision.setDecision(Decision.escalate)
                    .setReasonCode("hitl_approval_required")
                    .setReasonFamily(ReasonFamily.hitl)
                    .setRiskTier(RiskTier.high)
                    .setIncidentDetectedTsMs(Instant.ofEpochMilli(timestampMs - responseMs))
                    .setTerminalDecisionTsMs(Instant.ofEpochMilli(timestampMs))
                    .setHumanMinutes(random.nextInt(300) / 10.0)
                    .build();
        }
        if (kind < 15) {
            int reason = random.nextInt(DENIED.length);
            return decision.setDecision(Decision.deny)
                    .setReasonCode(DENIED[reason])
                    .setReasonFamily(DENIED_FAMILIES[reason])
                    .build();
        }
        return decision.setDecision(Decision.allow)
                .setReasonCode(ALLOWED[random.nextInt(ALLOWED.length)])
                .setReasonFamily(ReasonFamily.policy)
                .build();
    }
}
