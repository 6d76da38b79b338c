package io.oisstreams.integrity.core;

/** The failure mode "weight sum violation" of OIS section 11: the computation is rejected and nothing is reported. */
public final class WeightSumViolation extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** @param detail what is wrong with the weights */
    public WeightSumViolation(String detail) {
        super("WEIGHT_SUM_VIOLATION: " + detail);
    }
}
