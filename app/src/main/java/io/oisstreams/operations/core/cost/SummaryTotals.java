package io.oisstreams.operations.core.cost;

import java.math.BigDecimal;
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
    /** No summary. */
    public static final SummaryTotals EMPTY =
            new SummaryTotals(0, BigDecimal.ZERO, Optional.empty(), Optional.empty(), 0, 0);

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
