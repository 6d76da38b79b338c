package io.oisstreams.operations.core.attestation;

import io.oisstreams.operations.core.report.Decimals;
import java.math.BigDecimal;

/**
 * A share of a count, kept exact.
 *
 * @param part not negative, at most {@code whole}
 * @param whole not negative; 0: there was nothing to measure
 */
record Rate(long part, long whole) {
    /** What is written instead of a rate that was not measured. */
    static final String NOT_MEASURED = "not measured";

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
                ? Decimals.percent(BigDecimal.valueOf(part), BigDecimal.valueOf(whole))
                                .toPlainString()
                        + "%"
                : NOT_MEASURED;
    }

    /** A share from 0 to 1 in percent, all its decimals kept. */
    static String text(BigDecimal share) {
        return Decimals.withAtLeast(1, share.movePointRight(2)).toPlainString() + "%";
    }
}
