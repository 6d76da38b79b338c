package io.oisstreams.operations.core.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimals as reports write them: exact, without zeros at their end but for the least number of decimals. */
public final class Decimals {
    private static final int PERCENT_DECIMALS = 6;
    private static final int CENTS = 2;

    private Decimals() {}

    /** The same number without zeros at its end, but with so many decimals at least. */
    public static BigDecimal withAtLeast(int decimals, BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.setScale(Math.max(stripped.scale(), decimals));
    }

    /** An amount in USD: all its decimals, two at least. */
    public static BigDecimal usd(BigDecimal amount) {
        return withAtLeast(CENTS, amount);
    }

    /**
     * The share of a part in a whole, in percent, rounded HALF_EVEN to 6 decimals, with one at least.
     *
     * @param whole not 0
     */
    public static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return withAtLeast(1, part.movePointRight(2).divide(whole, PERCENT_DECIMALS, RoundingMode.HALF_EVEN));
    }
}
