package io.oisstreams.operations.core.cost;

import io.oisstreams.operations.core.cost.Cost.Outcome;
import java.math.BigDecimal;
import java.util.Optional;

/** Costs for tests, and the limits of the document. */
final class Costs {
    static final CostLimits LIMITS =
            new CostLimits(new BigDecimal("0.050"), new BigDecimal("500"), 100, 90, 80, 80, 10);

    static Cost summary(String usd) {
        return new Cost("c", Optional.of("s"), new BigDecimal(usd), Outcome.EXECUTED);
    }

    static Cost other(String usd) {
        return new Cost("c", Optional.empty(), new BigDecimal(usd), Outcome.EXECUTED);
    }

    /** All of one cycle. */
    static CostDay day(Cost... costs) {
        CostDay day = CostDay.EMPTY;
        for (Cost cost : costs) {
            day = day.plus(cost, day.cycles() == 0, LIMITS);
        }
        return day;
    }

    private Costs() {}
}
