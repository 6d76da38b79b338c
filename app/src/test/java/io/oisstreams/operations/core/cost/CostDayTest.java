package io.oisstreams.operations.core.cost;

import static io.oisstreams.operations.core.cost.Costs.LIMITS;
import static io.oisstreams.operations.core.cost.Costs.day;
import static io.oisstreams.operations.core.cost.Costs.other;
import static io.oisstreams.operations.core.cost.Costs.summary;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.operations.core.cost.Cost.Outcome;
import io.oisstreams.streams.Documents;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CostDayTest {
    @Test
    void executionsAndErrorsAreSummariesBlockedOnesAndOtherCostsAreMoneyOnly() {
        Cost executed = summary("0.02");
        Cost failed = new Cost("c", Optional.of("s"), new BigDecimal("0.01"), Outcome.ERROR);
        Cost blocked = new Cost("d", Optional.of("t"), new BigDecimal("0.3"), Outcome.BLOCKED);

        CostDay day = CostDay.EMPTY
                .plus(executed, true, LIMITS)
                .plus(failed, false, LIMITS)
                .plus(blocked, true, LIMITS)
                .plus(other("4"), false, LIMITS);

        SummaryTotals summaries = new SummaryTotals(
                2,
                new BigDecimal("0.03"),
                Optional.of(new BigDecimal("0.02")),
                Optional.of(new BigDecimal("0.01")),
                0,
                0);
        assertThat(day)
                .isEqualTo(new CostDay(2, new BigDecimal("4.33"), summaries, 2, 1, 1, false, false, false, false));
    }

    @Test
    void summariesAtAndAboveTheCeilingAreCounted() {
        CostDay day = day(
                summary("0.044999999999999999"),
                summary("0.045"),
                summary("0.05"),
                summary("0.050000000000000001"),
                other("1"));

        assertThat(day.summaries().ceilingApproaches()).isEqualTo(3);
        assertThat(day.summaries().ceilingBreaches()).isEqualTo(1);
        assertThat(day.isCompliant()).isFalse();
    }

    @Test
    void aMillionOfTheSmallestCostsIsExact() {
        Cost cost = summary("0.00000001");

        CostDay day = CostDay.EMPTY;
        for (int i = 0; i < 1_000_000; i++) {
            day = day.plus(cost, false, LIMITS);
        }

        assertThat(day.totalUsd()).isEqualTo(new BigDecimal("0.01000000"));
        assertThat(day.summaries().totalUsd()).isEqualTo(new BigDecimal("0.01000000"));
        assertThat(day.summaries().count()).isEqualTo(1_000_000);
    }

    @Test
    void eighteenDecimalsBesideAMillionMillionsAreExact() {
        CostDay day = day(summary("1000000000000"), summary("0.000000000000000001"));

        assertThat(day.totalUsd()).isEqualTo(new BigDecimal("1000000000000.000000000000000001"));
        assertThat(day.summaries().minUsd()).contains(new BigDecimal("0.000000000000000001"));
        assertThat(day.summaries().maxUsd()).contains(new BigDecimal("1000000000000"));
    }

    @Test
    void aStoredDayIsTheSameWhenReadAgain() {
        CostDay full = day(summary("1000000000000"), summary("0.000000000000000001"), summary("1E-8"), other("0"));

        assertThat(read(full)).isEqualTo(full);
        assertThat(read(CostDay.EMPTY)).isEqualTo(CostDay.EMPTY);
    }

    @Test
    void negativeMoneyIsRefusedByTheNameOfItsField() {
        assertThat(Cost.refuse(new BigDecimal("-1E-18")))
                .contains("cost_usd: expected a number from 0 to less than 10^18, found -0.000000000000000001");
        assertThat(Cost.refuse(new BigDecimal("0E-18"))).isEmpty();
        assertThat(Cost.refuse(new BigDecimal("0.000000000000000001"))).isEmpty();
    }

    private static CostDay read(CostDay day) {
        return Documents.read(Documents.write(day), CostDay.class);
    }
}
