package io.oisstreams.operations.core.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/**
 * Where daily costs are going: averages over the days that end with the reported one, a day without costs being 0.
 *
 * @param sevenDayAverageUsd rounded HALF_EVEN to 18 decimals
 * @param thirtyDayAverageUsd rounded HALF_EVEN to 18 decimals
 * @param trend from the averages before they were rounded
 */
public record Trajectory(BigDecimal sevenDayAverageUsd, BigDecimal thirtyDayAverageUsd, Trend trend) {
    private static final int WEEK = 7;
    private static final int MONTH = 30;
    private static final int DECIMALS = 18;
    private static final int HUNDRED = 100;

    /** The 7-day average against the 30-day average (contract section 6). */
    public enum Trend {
        /** More than the limits' percentage above it. */
        INCREASING,
        /** More than the limits' percentage below it. */
        DECREASING,
        /** Neither. */
        STABLE;

        /** The name in reports: lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The trajectory up to a day.
     *
     * @param totalsUsd what days cost in all; other days than the 30 that end with this one are not looked at
     */
    public static Trajectory of(LocalDate day, Map<LocalDate, BigDecimal> totalsUsd, CostLimits limits) {
        BigDecimal week = sum(day, WEEK, totalsUsd);
        BigDecimal month = sum(day, MONTH, totalsUsd);
        return new Trajectory(average(week, WEEK), average(month, MONTH), trend(week, month, limits.trendPct()));
    }

    private static BigDecimal sum(LocalDate last, int days, Map<LocalDate, BigDecimal> totalsUsd) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int back = 0; back < days; back++) {
            sum = sum.add(totalsUsd.getOrDefault(last.minusDays(back), BigDecimal.ZERO));
        }
        return sum;
    }

    private static BigDecimal average(BigDecimal sum, int days) {
        return sum.divide(BigDecimal.valueOf(days), DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** week / 7 against month / 30 * (100 +- percentage) / 100, multiplied by all that divides. */
    private static Trend trend(BigDecimal week, BigDecimal month, int percentage) {
        BigDecimal recent = week.multiply(BigDecimal.valueOf(MONTH * HUNDRED));
        BigDecimal usual = month.multiply(BigDecimal.valueOf(WEEK));
        if (recent.compareTo(usual.multiply(BigDecimal.valueOf(HUNDRED + percentage))) > 0) {
            return Trend.INCREASING;
        }
        return recent.compareTo(usual.multiply(BigDecimal.valueOf(HUNDRED - percentage))) < 0
                ? Trend.DECREASING
                : Trend.STABLE;
    }
}
