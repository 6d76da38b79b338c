package io.oisstreams.kpis.core.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * From points to the score: {@code round(clamp(points x scale, min, max), decimals)}.
 *
 * @param scale more than 0
 * @param min the lowest score, with no more decimals than scores have
 * @param max the highest score, above the lowest, with no more decimals than scores have
 * @param decimals of scores, from 0 to {@value #MOST_DECIMALS}
 */
public record Formula(BigDecimal scale, BigDecimal min, BigDecimal max, int decimals) {
    /** Decimals of scores. */
    static final int MOST_DECIMALS = 6;

    /** Throws {@link IllegalArgumentException} naming the field that is out of its range. */
    public Formula {
        if (scale.signum() <= 0) {
            throw InvalidFieldException.expected("scale", "a number above 0", scale.toPlainString());
        }
        if (min.compareTo(max) >= 0) {
            throw InvalidFieldException.expected(
                    "clamp.max", "a number above clamp.min, " + min.toPlainString(), max.toPlainString());
        }
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw InvalidFieldException.expected("decimals", "a whole number from 0 to " + MOST_DECIMALS, decimals);
        }
        // Else rounding could carry a score out of its own range.
        checkDecimals("clamp.min", min, decimals);
        checkDecimals("clamp.max", max, decimals);
    }

    /** The score of so many points, rounded HALF_EVEN, with exactly as many decimals as scores have. */
    public BigDecimal score(int points) {
        BigDecimal scaled = scale.multiply(BigDecimal.valueOf(points));
        return scaled.max(min).min(max).setScale(decimals, RoundingMode.HALF_EVEN);
    }

    /** Whether a number is a possible score. */
    boolean reaches(BigDecimal number) {
        return number.compareTo(min) >= 0 && number.compareTo(max) <= 0;
    }

    private static void checkDecimals(String field, BigDecimal number, int decimals) {
        if (number.stripTrailingZeros().scale() > decimals) {
            throw InvalidFieldException.expected(
                    field, "at most as many decimals as scores have, " + decimals, number.toPlainString());
        }
    }
}
