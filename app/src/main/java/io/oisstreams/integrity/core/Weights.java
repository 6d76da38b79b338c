package io.oisstreams.integrity.core;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The weight of each dimension (OIS section 6): six decimals in [0, 1] whose exact sum is 1.
 *
 * @param byDimension all six dimensions, in document order
 */
public record Weights(Map<Dimension, BigDecimal> byDimension) {
    /** Most decimal places of a weight: with more, not every reader of the record's JSON would read the same number. */
    private static final int DECIMALS = 15;

    /** As many as the Avro form of a record has. */
    private static final int RECORD_DECIMALS = 18;

    /** The default weights of OIS section 6. */
    public static final Weights DEFAULT = new Weights(Map.of(
            Dimension.DECISION_REPRODUCIBILITY, new BigDecimal("0.25"),
            Dimension.AGENT_SCOPE_INTEGRITY, new BigDecimal("0.15"),
            Dimension.EVIDENCE_SURVIVABILITY, new BigDecimal("0.20"),
            Dimension.POLICY_CONTINUITY, new BigDecimal("0.15"),
            Dimension.SIGNER_DIVERSITY, new BigDecimal("0.10"),
            Dimension.VERIFICATION_INDEPENDENCE, new BigDecimal("0.15")));

    /**
     * Copies and checks the weights.
     *
     * @throws WeightSumViolation if one is missing, outside [0, 1] or of more than 15 decimals, or the exact sum is not 1 (OIS section 11)
     */
    public Weights {
        EnumMap<Dimension, BigDecimal> checked = new EnumMap<>(Dimension.class);
        BigDecimal sum = BigDecimal.ZERO;
        for (Dimension dimension : Dimension.values()) {
            BigDecimal weight = byDimension.get(dimension);
            if (weight == null) {
                throw new WeightSumViolation(dimension.weightName() + " is missing");
            }
            if (weight.signum() < 0 || weight.compareTo(BigDecimal.ONE) > 0) {
                throw new WeightSumViolation(dimension.weightName() + " is " + weight + ", outside [0, 1]");
            }
            // The first because a scale can be so large that nothing can be done with the number.
            if (weight.scale() > RECORD_DECIMALS || weight.stripTrailingZeros().scale() > DECIMALS) {
                throw new WeightSumViolation(dimension.weightName() + " has more than " + DECIMALS + " decimals");
            }
            checked.put(dimension, weight);
            sum = sum.add(weight);
        }
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            throw new WeightSumViolation("the weights sum to " + sum.toPlainString() + ", not 1");
        }
        byDimension = Collections.unmodifiableMap(checked);
    }

    /**
     * Weights by their names in the document ({@code w_DR} ...).
     *
     * @throws WeightSumViolation for an unknown name, and as the constructor does
     */
    public static Weights named(Map<String, BigDecimal> byName) {
        EnumMap<Dimension, BigDecimal> weights = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            BigDecimal weight = byName.get(dimension.weightName());
            if (weight != null) {
                weights.put(dimension, weight);
            }
        }
        if (weights.size() != byName.size()) {
            throw new WeightSumViolation("unknown weight in " + byName.keySet());
        }
        return new Weights(weights);
    }

    /** The weight of one dimension, in [0, 1]. */
    public BigDecimal of(Dimension dimension) {
        BigDecimal weight = byDimension.get(dimension);
        if (weight == null) {
            throw new IllegalStateException("checked at construction");
        }
        return weight;
    }
}
