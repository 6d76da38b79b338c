package io.oisstreams.integrity.core;

import java.util.Optional;

/**
 * The two counts that a dimension is made of (contract 4.3).
 *
 * @param numerator from 0 to the denominator
 * @param denominator at least 0
 */
record Ratio(long numerator, long denominator) {
    static Ratio of(Dimension dimension, Telemetry t) {
        return switch (dimension) {
            case DECISION_REPRODUCIBILITY -> new Ratio(t.decisionsReplayed(), t.totalDecisions());
            case AGENT_SCOPE_INTEGRITY -> new Ratio(t.totalAgentActions() - t.scopeViolations(), t.totalAgentActions());
            case EVIDENCE_SURVIVABILITY -> new Ratio(t.verifiableChainEntries(), t.totalChainEntries());
            case POLICY_CONTINUITY -> new Ratio(t.attestedPolicyMs(), t.windowMs());
            case SIGNER_DIVERSITY -> new Ratio(t.minDistinctFamilies(), Telemetry.SUPPORTED_FAMILIES);
            case VERIFICATION_INDEPENDENCE -> new Ratio(t.vendorIndependentAttestations(), t.totalAttestations());
        };
    }

    /** Empty when the denominator is 0. */
    Optional<Fraction> fraction() {
        return denominator == 0 ? Optional.empty() : Optional.of(Fraction.of(numerator, denominator));
    }
}
