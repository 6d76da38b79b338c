package io.oisstreams.operations.core.cost;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant may spend (OPS 2.2 and 2.3). Money has at most 18 decimals and 18 digits before them, as costs have.
 *
 * @param perSummaryCeilingUsd what one summary may cost, positive
 * @param dailyBudgetCapUsd what a day may cost, positive
 * @param dailyRateLimit how many summaries a day may have, positive
 * @param ceilingApproachPct from how much of the ceiling on a summary approaches it, in percent, 1 to 100
 * @param budgetApproachPct from how much of the cap on a day approaches it, in percent, 1 to 100
 * @param rateApproachPct from how much of the limit on a day approaches it, in percent, 1 to 100
 * @param trendPct by how much the days must change to be a trend, in percent, 1 to 100
 */
public record CostLimits(
        BigDecimal perSummaryCeilingUsd,
        BigDecimal dailyBudgetCapUsd,
        long dailyRateLimit,
        int ceilingApproachPct,
        int budgetApproachPct,
        int rateApproachPct,
        int trendPct) {
    private static final int DECIMALS = 18;
    private static final int WHOLE_DIGITS = 18;
    private static final int HUNDRED = 100;

    /** Throws IllegalArgumentException naming the first value, as a policy file calls it, that is missing or out of its range. */
    public CostLimits {
        checkMoney("per_summary_ceiling_usd", perSummaryCeilingUsd);
        checkMoney("daily_budget_cap_usd", dailyBudgetCapUsd);
        if (dailyRateLimit <= 0) {
            throw new IllegalArgumentException("daily_rate_limit: must be positive, is " + dailyRateLimit);
        }
        checkPercentage("ceiling_approach_pct", ceilingApproachPct);
        checkPercentage("budget_approach_pct", budgetApproachPct);
        checkPercentage("rate_approach_pct", rateApproachPct);
        checkPercentage("trend_pct", trendPct);
    }

    private static void checkMoney(String name, @Nullable BigDecimal usd) {
        if (usd == null) {
            throw new IllegalArgumentException(name + ": missing");
        }
        if (usd.signum() <= 0) {
            throw new IllegalArgumentException(name + ": must be positive, is " + usd);
        }
        // Computed as long: a scale near the ends of int is what this is to keep out.
        if (usd.scale() > DECIMALS || (long) usd.precision() - usd.scale() > WHOLE_DIGITS) {
            throw new IllegalArgumentException(name + ": must have at most " + DECIMALS + " decimals and "
                    + WHOLE_DIGITS + " digits before them, is " + usd);
        }
    }

    private static void checkPercentage(String name, int percentage) {
        if (percentage < 1 || percentage > HUNDRED) {
            throw new IllegalArgumentException(name + ": must be from 1 to 100, is " + percentage);
        }
    }
}
