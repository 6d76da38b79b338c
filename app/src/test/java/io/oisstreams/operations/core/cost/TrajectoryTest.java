package io.oisstreams.operations.core.cost;

import static io.oisstreams.operations.core.cost.Costs.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.operations.core.cost.Trajectory.Trend;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrajectoryTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Test
    void averagesAreOverTheDaysThatEndWithTheReportedOneAndAbsentDaysAreNothing() {
        Map<LocalDate, BigDecimal> totals = Map.of(
                DAY.plusDays(1),
                new BigDecimal("1000"),
                DAY,
                new BigDecimal("3"),
                DAY.minusDays(6),
                new BigDecimal("4"),
                DAY.minusDays(7),
                new BigDecimal("5"),
                DAY.minusDays(29),
                new BigDecimal("6"),
                DAY.minusDays(30),
                new BigDecimal("2000"));

        Trajectory trajectory = Trajectory.of(DAY, totals, LIMITS);

        assertThat(trajectory.sevenDayAverageUsd()).isEqualByComparingTo("1");
        assertThat(trajectory.thirtyDayAverageUsd()).isEqualByComparingTo("0.6");
        assertThat(trajectory.trend()).isEqualTo(Trend.INCREASING);
    }

    @Test
    void averagesAreRoundedToEvenAtTheEighteenthDecimal() {
        Map<LocalDate, BigDecimal> totals = Map.of(DAY, new BigDecimal("0.000000000000000075"));

        Trajectory trajectory = Trajectory.of(DAY, totals, LIMITS);

        assertThat(trajectory.sevenDayAverageUsd()).isEqualTo(new BigDecimal("0.000000000000000011"));
        assertThat(trajectory.thirtyDayAverageUsd()).isEqualTo(new BigDecimal("0.000000000000000002"));
    }

    /** A week of 77 in a month of 300 is 11 a day against 10, one of 63 is 9 against 10. */
    @ParameterizedTest
    @CsvSource({
        "77, 223, STABLE",
        "77.000000000000000001, 223, INCREASING",
        "77, 222.999999999999999999, INCREASING",
        "63, 237, STABLE",
        "62.999999999999999999, 237, DECREASING",
        "63, 237.000000000000000001, DECREASING",
        "70, 230, STABLE",
        "0, 0, STABLE",
        "0, 0.000000000000000001, DECREASING",
        "0.000000000000000001, 0, INCREASING",
    })
    void theTrendIsExactToTheLastDigit(String week, String rest, Trend trend) {
        Map<LocalDate, BigDecimal> totals = new HashMap<>();
        totals.put(DAY.minusDays(3), new BigDecimal(week));
        totals.put(DAY.minusDays(20), new BigDecimal(rest));

        Trajectory trajectory = Trajectory.of(DAY, totals, LIMITS);

        assertThat(trajectory.trend()).isEqualTo(trend);
    }
}
