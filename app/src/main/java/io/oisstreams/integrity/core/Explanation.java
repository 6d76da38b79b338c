package io.oisstreams.integrity.core;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Why a score is what it is: what each dimension was counted from and what it gives to the composite, in exact fractions. The
 * contributions of all dimensions add up to the composite before its rounding (contract 4.5).
 *
 * @param parts of all six dimensions, in document order
 */
public record Explanation(List<Part> parts) {
    /** Copies the parts. */
    public Explanation {
        parts = List.copyOf(parts);
    }

    /**
     * One dimension.
     *
     * @param numerator what was in order: decisions, actions, entries, ms, families, entries; at least 0
     * @param denominator of how many; 0 if there were none
     * @param value in [0, 1], unrounded; empty: the dimension can't be computed
     * @param weight in [0, 1]
     * @param excluded whether the value is 1 by configuration
     * @param reason why the value is not the ratio; empty: it is
     */
    public record Part(
            Dimension dimension,
            long numerator,
            long denominator,
            Optional<Fraction> value,
            BigDecimal weight,
            boolean excluded,
            Optional<String> reason) {
        /** Weight times value. */
        public Optional<Fraction> contribution() {
            return value.map(fraction -> fraction.times(weight));
        }

        /** What is missing of the weight: weight times (1 - value). */
        public Optional<Fraction> lost() {
            return value.map(fraction -> fraction.complement().times(weight));
        }
    }

    /** Explains the score that {@link Scoring#score} computes of the same. */
    public static Explanation of(Telemetry telemetry, Circumstances circumstances, Weights weights) {
        return new Explanation(Arrays.stream(Dimension.values())
                .map(dimension -> part(dimension, telemetry, circumstances, weights))
                .toList());
    }

    private static Part part(Dimension dimension, Telemetry telemetry, Circumstances circumstances, Weights weights) {
        Ratio ratio = Ratio.of(dimension, telemetry);
        Optional<Fraction> value = Scoring.value(dimension, telemetry, circumstances);
        return new Part(
                dimension,
                ratio.numerator(),
                ratio.denominator(),
                value,
                weights.of(dimension),
                circumstances.exclusions().containsKey(dimension),
                reason(dimension, ratio, value, circumstances));
    }

    private static Optional<String> reason(
            Dimension dimension, Ratio ratio, Optional<Fraction> value, Circumstances circumstances) {
        String exclusion = circumstances.exclusions().get(dimension);
        if (exclusion != null) {
            return Optional.of(exclusion);
        }
        if (value.isEmpty()) {
            return Optional.of(Scoring.reason(dimension));
        }
        if (dimension == Dimension.AGENT_SCOPE_INTEGRITY && ratio.denominator() == 0) {
            return Optional.of("no agent actions in the window");
        }
        boolean stale = dimension == Dimension.EVIDENCE_SURVIVABILITY && circumstances.onlyStaleEntries();
        return stale ? Optional.of("all chain entries were of earlier windows") : Optional.empty();
    }
}
