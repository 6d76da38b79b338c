package io.oisstreams.governance.core;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;

/** Decisions to test with: low risk, terminal, valid lineage, a registered code, no incident and no cost, unless said otherwise. */
final class DecisionSample {
    static final ReasonCodes CODES = new ReasonCodes(Map.of(
            "policy_allow",
            ReasonFamily.POLICY,
            "hitl_approval_required",
            ReasonFamily.HITL,
            ReasonCodes.REPLAY_DETECTED,
            ReasonFamily.SECURITY,
            ReasonCodes.REPLAY_GUARD_UNAVAILABLE,
            ReasonFamily.SECURITY,
            ReasonCodes.TENANT_MISMATCH,
            ReasonFamily.SECURITY));

    static final Projector SPEC = new Projector("test", Semantics.SPEC, CODES);
    static final Projector REFERENCE = new Projector("test", Semantics.REFERENCE, CODES);

    private final Outcome outcome;
    private long timestampMs = 1_000_000;
    private String code = "policy_allow";
    private ReasonFamily family = ReasonFamily.POLICY;
    private RiskTier tier = RiskTier.LOW;
    private boolean terminal = true;
    private boolean lineage = true;
    private OptionalLong detectedMs = OptionalLong.empty();
    private OptionalLong decidedMs = OptionalLong.empty();
    private BigDecimal cost = BigDecimal.ZERO;

    private DecisionSample(Outcome outcome) {
        this.outcome = outcome;
    }

    static DecisionSample of(Outcome outcome) {
        return new DecisionSample(outcome);
    }

    DecisionSample at(long newTimestampMs) {
        timestampMs = newTimestampMs;
        return this;
    }

    DecisionSample because(String newCode, ReasonFamily newFamily) {
        code = newCode;
        family = newFamily;
        return this;
    }

    DecisionSample risk(RiskTier newTier) {
        tier = newTier;
        return this;
    }

    DecisionSample notTerminal() {
        terminal = false;
        return this;
    }

    DecisionSample withoutLineage() {
        lineage = false;
        return this;
    }

    DecisionSample detected(long newDetectedMs) {
        detectedMs = OptionalLong.of(newDetectedMs);
        return this;
    }

    DecisionSample decided(long newDecidedMs) {
        decidedMs = OptionalLong.of(newDecidedMs);
        return this;
    }

    DecisionSample cost(double... units) {
        cost = Arrays.stream(units).mapToObj(Tca::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        return this;
    }

    Decision decision() {
        return new Decision(timestampMs, outcome, code, family, tier, terminal, lineage, detectedMs, decidedMs, cost);
    }

    static Counts counts(Projector projector, DecisionSample... samples) {
        Counts counts = new Counts();
        for (DecisionSample sample : samples) {
            counts.add(projector.project(sample.decision()));
        }
        return counts;
    }
}
