package io.oisstreams.operations.core.cost;

import java.math.BigDecimal;

/**
 * The costs of one tenant and UTC day, a document to be stored. Money is exact. What was crossed stays crossed, so a rule crosses once a day
 * even if the limits are replaced in the middle of it.
 *
 * @param cycles how many distinct cycles cost something
 * @param totalUsd what everything cost, summaries or not, blocked or not
 * @param executed how many events ran
 * @param errors how many events ended in an error
 * @param blocked how many events were blocked
 */
public record CostDay(
        long cycles,
        BigDecimal totalUsd,
        SummaryTotals summaries,
        long executed,
        long errors,
        long blocked,
        boolean budgetApproached,
        boolean budgetBreached,
        boolean rateApproached,
        boolean rateBreached) {
    /** A day without events. */
    public static final CostDay EMPTY =
            new CostDay(0, BigDecimal.ZERO, SummaryTotals.EMPTY, 0, 0, 0, false, false, false, false);

    /**
     * With one event more.
     *
     * @param newCycle whether it is the first of its cycle on this day
     */
    public CostDay plus(Cost cost, boolean newCycle, CostLimits limits) {
        BigDecimal total = totalUsd.add(cost.usd());
        SummaryTotals with = cost.isSummary() ? summaries.plus(cost.usd(), limits) : summaries;
        BigDecimal rate = BigDecimal.valueOf(with.count());
        return new CostDay(
                cycles + (newCycle ? 1 : 0),
                total,
                with,
                executed + (cost.outcome() == Cost.Outcome.EXECUTED ? 1 : 0),
                errors + (cost.outcome() == Cost.Outcome.ERROR ? 1 : 0),
                blocked + (cost.outcome() == Cost.Outcome.BLOCKED ? 1 : 0),
                budgetApproached || CostRule.DAILY_BUDGET_APPROACH.holds(total, limits),
                budgetBreached || CostRule.DAILY_BUDGET_BREACH.holds(total, limits),
                rateApproached || CostRule.RATE_LIMIT_APPROACH.holds(rate, limits),
                rateBreached || CostRule.RATE_LIMIT_BREACH.holds(rate, limits));
    }

    /** Whether no ceiling, budget or rate was breached. */
    public boolean isCompliant() {
        return summaries.ceilingBreaches() == 0 && !budgetBreached && !rateBreached;
    }
}
