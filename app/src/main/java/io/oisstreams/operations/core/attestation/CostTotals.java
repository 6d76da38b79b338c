package io.oisstreams.operations.core.attestation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What some days cost together. */
record CostTotals(List<CostDayResult> days) {

    BigDecimal totalUsd() {
        return days.stream().map(CostDayResult::totalUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    long summaries() {
        return days.stream().mapToLong(CostDayResult::summaries).sum();
    }

    private BigDecimal summariesUsd() {
        return days.stream().map(CostDayResult::summariesUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What a summary cost on average; empty: there was none. */
    Optional<BigDecimal> averageUsd() {
        return summaries() == 0 ? Optional.empty() : Optional.of(Money.average(summariesUsd(), summaries()));
    }

    /** Empty: there was no summary. */
    Optional<BigDecimal> maxSummaryUsd() {
        return days.stream().flatMap(day -> day.maxSummaryUsd().stream()).max(Comparator.naturalOrder());
    }

    /** The dearest day's total; 0 without days. */
    BigDecimal maxDayUsd() {
        return days.stream().map(CostDayResult::totalUsd).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    /** The busiest day's summaries; 0 without days. */
    long maxDaySummaries() {
        return days.stream().mapToLong(CostDayResult::summaries).max().orElse(0);
    }

    long ceilingApproaches() {
        return days.stream().mapToLong(CostDayResult::ceilingApproaches).sum();
    }

    long ceilingBreaches() {
        return days.stream().mapToLong(CostDayResult::ceilingBreaches).sum();
    }

    /** The days of which that is true. */
    List<LocalDate> datesOf(Predicate<CostDayResult> event) {
        return days.stream().filter(event).map(CostDayResult::date).toList();
    }

    /** How many approaches there were, of summaries to the ceiling and of days to budget and rate. */
    long approaches() {
        return ceilingApproaches()
                + datesOf(CostDayResult::budgetApproached).size()
                + datesOf(CostDayResult::rateApproached).size();
    }
}
