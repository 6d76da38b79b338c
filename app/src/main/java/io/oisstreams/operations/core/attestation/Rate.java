package io.oisstreams.operations.core.attestation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A share of a count, kept exact.
 *
 * @param part not negative, at most {@code whole}
 * @param whole not negative; 0: there was nothing to measure
 */
record Rate(long part, long whole) {
    /** What is written instead of a rate that was not measured. */
    static final String NOT_MEASURED = "not measured";

    /** Decimal places of a percentage. */
    private static final int SCALE = 6;

    boolean isMeasured() {
        return whole > 0;
    }

    /** Whether all counts; of nothing it does. */
    boolean isFull() {
        return part == whole;
    }

    /** Whether the share is not below that, compared without rounding; of nothing it is not. */
    boolean isAtLeast(BigDecimal share) {
        return BigDecimal.valueOf(part).compareTo(share.multiply(BigDecimal.valueOf(whole))) >= 0;
    }

    long missing() {
        return whole - part;
    }

    /** In percent, rounded HALF_EVEN to six decimals, with one decimal at least. */
    String text() {
        return isMeasured()
                ? percent(BigDecimal.valueOf(part)
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(whole), SCALE, RoundingMode.HALF_EVEN))
                : NOT_MEASURED;
    }

    /** A share from 0 to 1 in percent, all its decimals kept. */
    static String text(BigDecimal share) {
        return percent(share.movePointRight(2));
    }

    private static String percent(BigDecimal number) {
        return Money.plain(number, 1) + "%";
    }
}
