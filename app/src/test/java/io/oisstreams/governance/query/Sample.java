package io.oisstreams.governance.query;

import io.oisstreams.config.OisConfig;
import io.oisstreams.governance.GovernanceConfig;
import io.oisstreams.governance.core.Decision;
import io.oisstreams.governance.core.Outcome;
import io.oisstreams.governance.core.ReasonFamily;
import io.oisstreams.governance.core.RiskTier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

/** Decisions, of which a test says only what it is about. */
final class Sample {
    static final GovernanceConfig CONFIG = GovernanceConfig.of(OisConfig.of(Map.of()));

    private Sample() {}

    static long ms(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    /** Allowed, low risk, with valid lineage, free of cost. */
    static Decision allowed(long ms) {
        return of(ms, Outcome.ALLOW, "policy_allow", ReasonFamily.POLICY, RiskTier.LOW, OptionalLong.empty(), "0");
    }

    static Decision denied(long ms, String reasonCode, ReasonFamily family, RiskTier risk) {
        return of(ms, Outcome.DENY, reasonCode, family, risk, OptionalLong.empty(), "0");
    }

    /** Escalated at high risk, and decided so many ms after the detection. */
    static Decision incident(long ms, long responseTimeMs) {
        return of(
                ms,
                Outcome.ESCALATE,
                "hitl_approval_required",
                ReasonFamily.HITL,
                RiskTier.HIGH,
                OptionalLong.of(responseTimeMs),
                "0");
    }

    static Decision of(
            long ms,
            Outcome outcome,
            String reasonCode,
            ReasonFamily family,
            RiskTier risk,
            OptionalLong responseTimeMs,
            String cost) {
        OptionalLong decidedMs =
                responseTimeMs.isPresent() ? OptionalLong.of(1_000 + responseTimeMs.getAsLong()) : OptionalLong.empty();
        OptionalLong detectedMs = responseTimeMs.isPresent() ? OptionalLong.of(1_000) : OptionalLong.empty();
        return new Decision(
                ms, outcome, reasonCode, family, risk, true, true, detectedMs, decidedMs, new BigDecimal(cost));
    }
}
