package io.oisstreams.integrity.core;

import java.math.BigDecimal;

/** The bands of OIS section 10, judged on the rounded value (contract 4.5); used for the composite and each dimension. */
public enum Classification {
    /** Above 0.95. */
    HEALTHY("Healthy"),
    /** From 0.80 to 0.95, both ends included. */
    ATTENTION("Attention"),
    /** Below 0.80. */
    CRITICAL("Critical");

    /** The upper end of Attention: healthy is strictly above. */
    public static final BigDecimal HEALTHY_ABOVE = new BigDecimal("0.95");

    /** The lower end of Attention: critical is strictly below. */
    public static final BigDecimal CRITICAL_BELOW = new BigDecimal("0.80");

    private final String label;

    Classification(String label) {
        this.label = label;
    }

    /** The class of a rounded score in [0, 1]. */
    public static Classification of(BigDecimal roundedScore) {
        if (roundedScore.compareTo(HEALTHY_ABOVE) > 0) {
            return HEALTHY;
        }
        return roundedScore.compareTo(CRITICAL_BELOW) < 0 ? CRITICAL : ATTENTION;
    }

    /** The word in the document: Healthy, Attention, Critical. */
    public String label() {
        return label;
    }
}
