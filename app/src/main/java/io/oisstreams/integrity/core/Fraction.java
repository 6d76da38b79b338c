package io.oisstreams.integrity.core;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact rational number, so that the composite is rounded once and only at the edge (contract 4.5).
 *
 * @param denominator positive
 */
public record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {
    /** Decimal places of every reported score (OIS section 9). */
    public static final int SCALE = 6;

    /** 0. */
    public static final Fraction ZERO = of(0, 1);

    /** 1. */
    public static final Fraction ONE = of(1, 1);

    /** @throws IllegalArgumentException if the denominator is not positive */
    public Fraction {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("denominator must be positive: " + denominator);
        }
    }

    /** numerator / denominator; the denominator is positive. */
    public static Fraction of(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** The exact product with a decimal that is not negative in scale or value. */
    public Fraction times(BigDecimal factor) {
        BigDecimal plain = factor.scale() < 0 ? factor.setScale(0) : factor;
        return new Fraction(
                numerator.multiply(plain.unscaledValue()), denominator.multiply(BigInteger.TEN.pow(plain.scale())));
    }

    /** The exact sum. */
    public Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** One minus this, exactly. */
    public Fraction complement() {
        return new Fraction(denominator.subtract(numerator), denominator);
    }

    /** The exact quotient by a positive number. */
    public Fraction over(long divisor) {
        return new Fraction(numerator, denominator.multiply(BigInteger.valueOf(divisor)));
    }

    /** By value; unlike equality, which knows 1/2 and 2/4 apart. */
    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** Rounded HALF_EVEN to {@link #SCALE} places, trailing zeros kept. */
    public BigDecimal rounded() {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), SCALE, RoundingMode.HALF_EVEN);
    }
}
