package io.oisstreams.operations.core.attestation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a day cost.
 *
 * @param date the day, UTC
 * @param totalUsd all costs of the day
 * @param summaries how many summaries count for the rate, not negative
 * @param summariesUsd what these cost
 * @param maxSummaryUsd the dearest summary; empty: there was none
 * @param ceilingApproaches summaries near the ceiling, not negative
 * @param ceilingBreaches summaries above it, not negative
 * @param budgetApproached whether the day came near the budget
 * @param budgetBreached whether it went above it
 * @param rateApproached whether the day came near the rate limit
 * @param rateBreached whether it went above it
 */
public record CostDayResult(
        LocalDate date,
        BigDecimal totalUsd,
        long summaries,
        BigDecimal summariesUsd,
        Optional<BigDecimal> maxSummaryUsd,
        long ceilingApproaches,
        long ceilingBreaches,
        boolean budgetApproached,
        boolean budgetBreached,
        boolean rateApproached,
        boolean rateBreached) {
    /** @throws IllegalArgumentException naming the count that is negative */
    public CostDayResult {
        Counts.checkNotNegative("summaries", summaries);
        Counts.checkNotNegative("ceiling_approaches", ceilingApproaches);
        Counts.checkNotNegative("ceiling_breaches", ceilingBreaches);
    }

    boolean isEmpty() {
        return summaries == 0 && totalUsd.signum() == 0 && ceilingBreaches == 0;
    }
}
