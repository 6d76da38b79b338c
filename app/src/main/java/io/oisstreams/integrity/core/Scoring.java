package io.oisstreams.integrity.core;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** From counts to the score: OIS sections 4 and 5, contract 4.3, 4.5 and 4.6. The whole arithmetic of the score is here. */
public final class Scoring {
    private Scoring() {}

    /** The score of one window. Equal arguments give equal results on every platform: there is no floating point in it. */
    public static Score score(Telemetry telemetry, Circumstances circumstances, Weights weights) {
        EnumMap<Dimension, BigDecimal> rounded = new EnumMap<>(Dimension.class);
        EnumMap<Dimension, String> incomplete = new EnumMap<>(Dimension.class);
        Fraction composite = Fraction.ZERO;
        for (Dimension dimension : Dimension.values()) {
            Optional<Fraction> fraction = circumstances.exclusions().containsKey(dimension)
                    ? Optional.of(Fraction.ONE)
                    : fraction(dimension, telemetry, circumstances);
            if (fraction.isPresent()) {
                rounded.put(dimension, fraction.get().rounded());
                composite = composite.plus(fraction.get().times(weights.of(dimension)));
            } else {
                incomplete.put(dimension, reason(dimension));
            }
        }
        Optional<BigDecimal> ois = incomplete.isEmpty() ? Optional.of(composite.rounded()) : Optional.empty();
        return new Score(readOnly(rounded), ois, readOnly(incomplete));
    }

    /** The unrounded value of a dimension; empty when its denominator is 0. */
    private static Optional<Fraction> fraction(Dimension dimension, Telemetry t, Circumstances circumstances) {
        return switch (dimension) {
            case DECISION_REPRODUCIBILITY -> ratio(t.decisionsReplayed(), t.totalDecisions());
            case AGENT_SCOPE_INTEGRITY ->
                t.totalAgentActions() == 0
                        ? Optional.of(Fraction.ONE)
                        : ratio(t.totalAgentActions() - t.scopeViolations(), t.totalAgentActions());
            case EVIDENCE_SURVIVABILITY ->
                circumstances.onlyStaleEntries()
                        ? Optional.of(Fraction.ZERO)
                        : ratio(t.verifiableChainEntries(), t.totalChainEntries());
            case POLICY_CONTINUITY ->
                circumstances.policyEverAttested() ? ratio(t.attestedPolicyMs(), t.windowMs()) : Optional.empty();
            case SIGNER_DIVERSITY ->
                t.totalAttestations() == 0
                        ? Optional.empty()
                        : ratio(t.minDistinctFamilies(), Telemetry.SUPPORTED_FAMILIES);
            case VERIFICATION_INDEPENDENCE -> ratio(t.vendorIndependentAttestations(), t.totalAttestations());
        };
    }

    private static Optional<Fraction> ratio(long numerator, long denominator) {
        return denominator == 0 ? Optional.empty() : Optional.of(Fraction.of(numerator, denominator));
    }

    private static String reason(Dimension dimension) {
        return switch (dimension) {
            case DECISION_REPRODUCIBILITY -> "no decisions in the window";
            case AGENT_SCOPE_INTEGRITY -> throw new IllegalStateException("always computable (OIS section 4.2)");
            case EVIDENCE_SURVIVABILITY -> "no chain entries in the window";
            case POLICY_CONTINUITY -> "no policy attestation was ever received";
            case SIGNER_DIVERSITY, VERIFICATION_INDEPENDENCE -> "no attestations in the window";
        };
    }

    private static <V> Map<Dimension, V> readOnly(EnumMap<Dimension, V> values) {
        return Collections.unmodifiableMap(values);
    }
}
