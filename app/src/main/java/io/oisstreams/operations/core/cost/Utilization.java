package io.oisstreams.operations.core.cost;

import io.oisstreams.operations.core.report.Decimals;
import java.math.BigDecimal;

/**
 * How much of what a day may cost and have it used.
 *
 * @param budgetPct costs in percent of the daily budget, HALF_EVEN to 6 decimals
 * @param ratePct summaries in percent of the daily limit, HALF_EVEN to 6 decimals
 * @param budgetHeadroomUsd what is left of the budget, in USD, exact; negative: it was exceeded
 * @param rateHeadroom how many summaries are left of the limit; negative: it was exceeded
 */
public record Utilization(BigDecimal budgetPct, BigDecimal ratePct, BigDecimal budgetHeadroomUsd, long rateHeadroom) {
    /** Of a day. */
    public static Utilization of(CostDay day, CostLimits limits) {
        long summaries = day.summaries().count();
        return new Utilization(
                Decimals.percent(day.totalUsd(), limits.dailyBudgetCapUsd()),
                Decimals.percent(BigDecimal.valueOf(summaries), BigDecimal.valueOf(limits.dailyRateLimit())),
                limits.dailyBudgetCapUsd().subtract(day.totalUsd()),
                limits.dailyRateLimit() - summaries);
    }
}
