package io.oisstreams.operations.core.attestation;

import io.oisstreams.operations.core.report.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts in USD as reports write them. */
final class Money {
    /** Decimal places of an average. */
    private static final int AVERAGE_SCALE = 8;

    private Money() {}

    /** All decimals of the amount, two at least. */
    static String text(BigDecimal amount) {
        return Decimals.usd(amount).toPlainString();
    }

    /** The amount for each of so many, rounded HALF_EVEN to eight decimals; the count is positive. */
    static BigDecimal average(BigDecimal amount, long count) {
        return amount.divide(BigDecimal.valueOf(count), AVERAGE_SCALE, RoundingMode.HALF_EVEN);
    }
}
