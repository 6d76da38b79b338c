package io.oisstreams.operations.core.cost;

import static io.oisstreams.operations.core.cost.Costs.other;
import static io.oisstreams.operations.core.cost.Costs.summary;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class UtilizationTest {
    private static final CostLimits LIMITS =
            new CostLimits(new BigDecimal("0.05"), new BigDecimal("3"), 1, 90, 80, 80, 10);

    @Test
    void saysHowMuchIsUsedAndWhatIsLeft() {
        CostDay day = CostDay.EMPTY.plus(summary("0.01"), true, LIMITS).plus(other("0.99"), false, LIMITS);

        Utilization used = Utilization.of(day, LIMITS);

        assertThat(used)
                .isEqualTo(new Utilization(
                        new BigDecimal("33.333333"), new BigDecimal("100.0"), new BigDecimal("2.00"), 0));
    }

    @Test
    void isNegativeInWhatIsLeftOfWhatWasExceeded() {
        CostDay day = CostDay.EMPTY.plus(summary("2"), true, LIMITS).plus(summary("2"), false, LIMITS);

        Utilization used = Utilization.of(day, LIMITS);

        assertThat(used.budgetHeadroomUsd()).isEqualByComparingTo("-1");
        assertThat(used.rateHeadroom()).isEqualTo(-1);
        assertThat(used.ratePct()).isEqualByComparingTo("200");
    }
}
