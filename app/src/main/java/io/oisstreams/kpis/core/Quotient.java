package io.oisstreams.kpis.core;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact quotient: judged unrounded, rounded once, when it is reported.
 *
 * @param divisor greater than 0
 */
public record Quotient(BigDecimal dividend, BigDecimal divisor) implements Comparable<Quotient> {
    private static final int DECIMALS = 6;
    private static final BigDecimal PERCENT = new BigDecimal(100);
    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 60 * MINUTE_MS;
    private static final long DAY_MS = 24 * HOUR_MS;

    /** @throws IllegalArgumentException if the divisor is not greater than 0 */
    public Quotient {
        if (divisor.signum() <= 0) {
            throw new IllegalArgumentException("divisor: expected more than 0, got " + divisor);
        }
    }

    /** A number as it is. */
    public static Quotient of(BigDecimal number) {
        return new Quotient(number, BigDecimal.ONE);
    }

    /** How many of a hundred: part of whole, which is greater than 0. */
    public static Quotient percent(long part, long whole) {
        return new Quotient(PERCENT.multiply(BigDecimal.valueOf(part)), BigDecimal.valueOf(whole));
    }

    /** The mean of durations in minutes; their sum in ms, their number greater than 0. */
    public static Quotient minutes(long sumMs, long count) {
        return mean(sumMs, count, MINUTE_MS);
    }

    /** The mean of durations in hours; their sum in ms, their number greater than 0. */
    public static Quotient hours(long sumMs, long count) {
        return mean(sumMs, count, HOUR_MS);
    }

    /** The mean of durations in days; their sum in ms, their number greater than 0. */
    public static Quotient days(long sumMs, long count) {
        return mean(sumMs, count, DAY_MS);
    }

    private static Quotient mean(long sumMs, long count, long unitMs) {
        return new Quotient(BigDecimal.valueOf(sumMs), BigDecimal.valueOf(count).multiply(BigDecimal.valueOf(unitMs)));
    }

    /** Whether it is less than that. */
    public boolean isBelow(BigDecimal number) {
        return compareTo(of(number)) < 0;
    }

    /** Whether it is greater than that. */
    public boolean isAbove(BigDecimal number) {
        return compareTo(of(number)) > 0;
    }

    @Override
    public int compareTo(Quotient other) {
        return dividend.multiply(other.divisor).compareTo(other.dividend.multiply(divisor));
    }

    /** To 6 decimals, HALF_EVEN. */
    public BigDecimal rounded() {
        return dividend.divide(divisor, DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** The same in words, without zeros at the end. */
    public String text() {
        return rounded().stripTrailingZeros().toPlainString();
    }
}
