package io.oisstreams.operations.core.attestation;

import java.math.BigDecimal;

/**
 * The limits of ADR-012 as reports name them; what is greater is a breach.
 *
 * @param perSummaryCeilingUsd for a summary, positive
 * @param dailyBudgetCapUsd for a day, positive
 * @param dailyRateLimit summaries of a day, positive
 */
public record CostLimits(BigDecimal perSummaryCeilingUsd, BigDecimal dailyBudgetCapUsd, long dailyRateLimit) {
    /** @throws IllegalArgumentException naming the field that is missing or not positive */
    public CostLimits {
        checkPositive("per_summary_ceiling_usd", perSummaryCeilingUsd);
        checkPositive("daily_budget_cap_usd", dailyBudgetCapUsd);
        if (dailyRateLimit < 1) {
            throw new IllegalArgumentException("daily_rate_limit must be positive: " + dailyRateLimit);
        }
    }

    private static void checkPositive(String field, BigDecimal amount) {
        if (amount == null || amount.signum() <= 0) {
            throw new IllegalArgumentException(field + " must be positive: " + amount);
        }
    }
}
