package io.oisstreams.operations.core.attestation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** A day that cost nothing, until it is told otherwise. */
final class CostDay {
    private final LocalDate date;
    private BigDecimal total = BigDecimal.ZERO;
    private long summaries;
    private Optional<BigDecimal> dearest = Optional.empty();
    private long ceilingApproaches;
    private long ceilingBreaches;
    private boolean budgetApproached;
    private boolean budgetBreached;
    private boolean rateApproached;
    private boolean rateBreached;

    CostDay(LocalDate date) {
        this.date = date;
    }

    CostDay spend(String totalUsd, long count, String dearestUsd) {
        total = new BigDecimal(totalUsd);
        summaries = count;
        dearest = Optional.of(new BigDecimal(dearestUsd));
        return this;
    }

    CostDay ceiling(long approaches, long breaches) {
        ceilingApproaches = approaches;
        ceilingBreaches = breaches;
        return this;
    }

    CostDay budget(boolean approached, boolean breached) {
        budgetApproached = approached;
        budgetBreached = breached;
        return this;
    }

    CostDay rate(boolean approached, boolean breached) {
        rateApproached = approached;
        rateBreached = breached;
        return this;
    }

    CostDayResult build() {
        return new CostDayResult(
                date,
                total,
                summaries,
                total,
                dearest,
                ceilingApproaches,
                ceilingBreaches,
                budgetApproached,
                budgetBreached,
                rateApproached,
                rateBreached);
    }
}
