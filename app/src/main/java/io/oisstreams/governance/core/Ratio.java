package io.oisstreams.governance.core;

import java.math.BigDecimal;
import java.math.MathContext;

/** A fraction as the double that is nearest to it; 0 where the denominator is 0 (contract section 5). */
final class Ratio {
    /** More digits than any double has, so that rounding to one afterwards gives the nearest. */
    private static final MathContext EXACT_ENOUGH = new MathContext(60);

    private Ratio() {}

    /** Of two counts below 2^53, for which IEEE 754 division is exact up to its one rounding. */
    static double of(long numerator, long denominator) {
        return denominator == 0 ? 0 : (double) numerator / denominator;
    }

    /** Of an exact sum. What is above every double is the greatest of them: numbers that are published are finite. */
    static double of(BigDecimal numerator, long denominator) {
        return denominator == 0 ? 0 : nearest(numerator.divide(BigDecimal.valueOf(denominator), EXACT_ENOUGH));
    }

    static double nearest(BigDecimal number) {
        return Math.min(number.doubleValue(), Double.MAX_VALUE);
    }
}
