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
            Optional<Fraction> value = value(dimension, telemetry, circumstances);
            if (value.isPresent()) {
                rounded.put(dimension, value.get().rounded());
                composite = composite.plus(value.get().times(weights.of(dimension)));
            } else {
                incomplete.put(dimension, reason(dimension));
            }
        }
        Optional<BigDecimal> ois = incomplete.isEmpty() ? Optional.of(composite.rounded()) : Optional.empty();
        return new Score(readOnly(rounded), ois, readOnly(incomplete));
    }

    /** The unrounded value of a dimension: 1 if it is excluded, empty when it can't be computed (contract 4.6). */
    static Optional<Fraction> value(Dimension dimension, Telemetry t, Circumstances circumstances) {
        if (circumstances.exclusions().containsKey(dimension)) {
            return Optional.of(Fraction.ONE);
        }
        Optional<Fraction> ratio = Ratio.of(dimension, t).fraction();
        return switch (dimension) {
            case DECISION_REPRODUCIBILITY, VERIFICATION_INDEPENDENCE -> ratio;
            case AGENT_SCOPE_INTEGRITY -> ratio.or(() -> Optional.of(Fraction.ONE));
            case EVIDENCE_SURVIVABILITY -> circumstances.onlyStaleEntries() ? Optional.of(Fraction.ZERO) : ratio;
            case POLICY_CONTINUITY -> ratio.filter(value -> circumstances.policyEverAttested());
            case SIGNER_DIVERSITY -> ratio.filter(value -> t.totalAttestations() > 0);
        };
    }

    /** Why a dimension can't be computed. */
    static String reason(Dimension dimension) {
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
