package io.oisstreams.governance.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WF5, metric 4: what a terminal decision costs. */
class TcaTest {
    @Test
    void theThreeCostsOfTerminalDecisionsOverThese() {
        Counts counts = DecisionSample.counts(
                DecisionSample.SPEC,
                DecisionSample.of(Outcome.ALLOW).cost(1.5, 0.25, 2),
                DecisionSample.of(Outcome.DENY).cost(0.25),
                DecisionSample.of(Outcome.DENY),
                DecisionSample.of(Outcome.ESCALATE).cost(1_000).notTerminal());

        assertThat(counts.get(Counter.TERMINAL)).isEqualTo(3);
        assertThat(counts.trustCost()).isEqualByComparingTo("4");
        assertThat(Tca.total(counts)).isEqualTo(4.0);
        assertThat(Tca.of(counts)).isEqualTo(4.0 / 3);
    }

    @Test
    void withoutTerminalDecisionsItIsZero() {
        Counts counts = DecisionSample.counts(
                DecisionSample.SPEC, DecisionSample.of(Outcome.ESCALATE).cost(7).notTerminal());

        assertThat(Tca.of(counts)).isZero();
        assertThat(Tca.total(counts)).isZero();
    }

    @Test
    void tenTimesATenthIsOne() {
        DecisionSample[] tenths = Stream.generate(
                        () -> DecisionSample.of(Outcome.ALLOW).cost(0.1))
                .limit(10)
                .toArray(DecisionSample[]::new);

        Counts counts = DecisionSample.counts(DecisionSample.SPEC, tenths);

        assertThat(counts.trustCost()).isEqualByComparingTo("1");
        assertThat(Tca.total(counts)).isEqualTo(1.0);
        assertThat(Tca.of(counts)).isEqualTo(0.1);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "5e-19, 0",
        "1.5e-18, 2e-18",
        "2.5e-18, 2e-18",
        "2.5000000000000001e-18, 2e-18",
        "2.6e-18, 3e-18",
        "1e-300, 0",
        "1e300, 1e300",
        "-0.0, 0"
    })
    void aCostIsTheDecimalThatWasWrittenHalfEvenToEighteenDecimals(double units, BigDecimal cost) {
        assertThat(Tca.cost(units)).isEqualByComparingTo(cost);
        assertThat(Tca.cost(units).scale()).isEqualTo(18);
    }

    @Test
    void moreThanAnyDoubleIsTheGreatestOfThem() {
        DecisionSample greatest = DecisionSample.of(Outcome.ALLOW).cost(Double.MAX_VALUE);

        Counts counts = DecisionSample.counts(DecisionSample.SPEC, greatest, greatest, greatest);

        assertThat(Tca.total(counts)).isEqualTo(Double.MAX_VALUE);
        assertThat(Tca.of(counts)).isEqualTo(Double.MAX_VALUE);
    }

    /** Java 17 writes 2.0E23 with another last digit than later versions do. */
    @Test
    void aCostIsTheDecimalThatEveryoneWrites() {
        assertThat(Tca.cost(Double.parseDouble("2e23"))).isEqualByComparingTo("200000000000000000000000");
        assertThat(Tca.cost(0.1)).isEqualByComparingTo("0.1");
    }
}
