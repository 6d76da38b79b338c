package io.oisstreams.operations.core.cost;

import io.oisstreams.alerting.Severity;
import java.math.BigDecimal;
import java.util.Locale;

/** What costs are held against (contract section 6), in the order in which the rules are told of. A breach fulfils the approach, too. */
public enum CostRule {
    /** A summary costs almost what one may cost, or more. */
    COST_CEILING_APPROACH(false),
    /** A summary costs more than one may cost. */
    COST_CEILING_BREACH(false),
    /** A day costs almost what one may cost, or more. */
    DAILY_BUDGET_APPROACH(true),
    /** A day costs more than one may cost. */
    DAILY_BUDGET_BREACH(true),
    /** A day has almost as many summaries as one may have, or more. */
    RATE_LIMIT_APPROACH(true),
    /** A day has more summaries than one may have. */
    RATE_LIMIT_BREACH(true);

    private final boolean daily;

    CostRule(boolean daily) {
        this.daily = daily;
    }

    /** The rule's name on {@code alerts} (contract section 3). */
    public String alertRule() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Approaching is high, a breach critical. */
    public Severity severity() {
        return isBreach() ? Severity.CRITICAL : Severity.HIGH;
    }

    /** Whether a limit is exceeded, not only approached. */
    public boolean isBreach() {
        return this == COST_CEILING_BREACH || this == DAILY_BUDGET_BREACH || this == RATE_LIMIT_BREACH;
    }

    /** Whether it is about a day's total; else each summary is judged alone. */
    public boolean isDaily() {
        return daily;
    }

    /** What a value is held against: USD, or a number of summaries; exact. */
    public BigDecimal threshold(CostLimits limits) {
        return switch (this) {
            case COST_CEILING_APPROACH -> percent(limits.ceilingApproachPct(), limits.perSummaryCeilingUsd());
            case COST_CEILING_BREACH -> limits.perSummaryCeilingUsd();
            case DAILY_BUDGET_APPROACH -> percent(limits.budgetApproachPct(), limits.dailyBudgetCapUsd());
            case DAILY_BUDGET_BREACH -> limits.dailyBudgetCapUsd();
            case RATE_LIMIT_APPROACH -> percent(limits.rateApproachPct(), BigDecimal.valueOf(limits.dailyRateLimit()));
            case RATE_LIMIT_BREACH -> BigDecimal.valueOf(limits.dailyRateLimit());
        };
    }

    /** Whether a value fulfils the rule: a breach is strictly more than its threshold, an approach reaches it. */
    boolean holds(BigDecimal value, CostLimits limits) {
        int comparison = value.compareTo(threshold(limits));
        return isBreach() ? comparison > 0 : comparison >= 0;
    }

    private static BigDecimal percent(int percentage, BigDecimal of) {
        return of.multiply(BigDecimal.valueOf(percentage)).movePointLeft(2);
    }
}
