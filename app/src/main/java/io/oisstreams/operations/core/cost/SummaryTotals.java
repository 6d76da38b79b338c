package io.oisstreams.operations.core.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The summaries of one tenant and UTC day. Money is exact.
 *
 * @param count how many there were
 * @param totalUsd what all of them cost
 * @param maxUsd what the dearest cost; empty: there was none
 * @param minUsd what the cheapest cost; empty: there was none
 * @param ceilingApproaches how many reached the ceiling's approach, those above the ceiling included
 * @param ceilingBreaches how many were above the ceiling
 */
public record SummaryTotals(
        long count,
        BigDecimal totalUsd,
        Optional<BigDecimal> maxUsd,
        Optional<BigDecimal> minUsd,
        long ceilingApproaches,
        long ceilingBreaches) {
    private static final int MONEY_DECIMALS = 18;

    /** No summary. */
    public static final SummaryTotals EMPTY =
            new SummaryTotals(0, BigDecimal.ZERO, Optional.empty(), Optional.empty(), 0, 0);

    /** What one cost on average, rounded HALF_EVEN to 18 decimals; empty: there was none. */
    public Optional<BigDecimal> averageUsd() {
        return count == 0
                ? Optional.empty()
                : Optional.of(totalUsd.divide(BigDecimal.valueOf(count), MONEY_DECIMALS, RoundingMode.HALF_EVEN));
    }

    /** With one summary more. */
    SummaryTotals plus(BigDecimal usd, CostLimits limits) {
        return new SummaryTotals(
                count + 1,
                totalUsd.add(usd),
                Optional.of(maxUsd.map(usd::max).orElse(usd)),
                Optional.of(minUsd.map(usd::min).orElse(usd)),
                ceilingApproaches + (CostRule.COST_CEILING_APPROACH.holds(usd, limits) ? 1 : 0),
                ceilingBreaches + (CostRule.COST_CEILING_BREACH.holds(usd, limits) ? 1 : 0));
    }
}
