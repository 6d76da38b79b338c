package io.oisstreams.operations.core.attestation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * How costs developed up to a brief.
 *
 * @param days the days so far, at most 30 as the stores have them, earliest first
 * @param executed cost events that were executed, not negative
 * @param errors cost events that ended in an error, not negative
 * @param sevenDayAverageUsd of the daily totals, absent days 0
 * @param thirtyDayAverageUsd of the daily totals, absent days 0
 * @param trend stable, increasing or decreasing, as the daily report has it
 */
public record CostTrajectory(
        List<CostDayResult> days,
        long executed,
        long errors,
        BigDecimal sevenDayAverageUsd,
        BigDecimal thirtyDayAverageUsd,
        String trend) {
    /** Costs rise. */
    static final String INCREASING = "increasing";

    private static final Set<String> TRENDS = Set.of("stable", INCREASING, "decreasing");

    /** @throws IllegalArgumentException naming what is out of range */
    public CostTrajectory {
        days = List.copyOf(days);
        Counts.checkNotNegative("executed", executed);
        Counts.checkNotNegative("errors", errors);
        if (!TRENDS.contains(trend)) {
            throw new IllegalArgumentException("trend must be stable, increasing or decreasing: " + trend);
        }
    }
}
