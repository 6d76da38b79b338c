package io.oisstreams.operations.core.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares in percent, as reports print them. */
public final class Percentage {
    private static final int DECIMALS = 6;

    private Percentage() {}

    /**
     * The share of a part in a whole, in percent, rounded HALF_EVEN to 6 decimals, without zeros at its end but for the first decimal.
     *
     * @param whole not 0
     */
    public static BigDecimal of(BigDecimal part, BigDecimal whole) {
        BigDecimal percent = part.movePointRight(2)
                .divide(whole, DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return percent.setScale(Math.max(percent.scale(), 1));
    }
}
