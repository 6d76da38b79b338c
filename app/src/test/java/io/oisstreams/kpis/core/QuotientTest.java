package io.oisstreams.kpis.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotientTest {
    @Test
    void itIsJudgedUnrounded() {
        Quotient almost = Quotient.percent(Long.MAX_VALUE - 1, Long.MAX_VALUE);

        assertThat(almost.isBelow(new BigDecimal("100"))).isTrue();
        assertThat(almost.rounded()).isEqualByComparingTo("100");
    }

    @Test
    void equalIsNeitherBelowNorAbove() {
        Quotient third = Quotient.of(new BigDecimal("0.50"));

        assertThat(third.isBelow(new BigDecimal("0.5"))).isFalse();
        assertThat(third.isAbove(new BigDecimal("0.5"))).isFalse();
        assertThat(third.isAbove(new BigDecimal("0.49999999999"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, 0.333333",
        "2, 3, 0.666667",
        "5, 10000000, 0.000000",
        "15, 10000000, 0.000002",
        "-1, 3, -0.333333"
    })
    void itIsRoundedOnceHalfToEven(BigDecimal dividend, BigDecimal divisor, BigDecimal rounded) {
        assertThat(new Quotient(dividend, divisor).rounded()).isEqualTo(rounded);
    }

    @Test
    void meansAreInTheirUnits() {
        assertThat(Quotient.minutes(90_000, 1).rounded()).isEqualByComparingTo("1.5");
        assertThat(Quotient.hours(3 * 3_600_000, 2).rounded()).isEqualByComparingTo("1.5");
        assertThat(Quotient.days(86_400_000, 4).rounded()).isEqualByComparingTo("0.25");
        assertThat(Quotient.percent(1, 3).rounded()).isEqualByComparingTo("33.333333");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1"})
    void theDivisorIsGreaterThanZero(BigDecimal divisor) {
        assertThatThrownBy(() -> new Quotient(BigDecimal.ONE, divisor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("divisor: expected more than 0, got " + divisor);
    }

    @Test
    void durationsAddUpAndRememberTheLongest() {
        Durations both =
                Durations.between(10, 15).plus(Durations.between(10, 12)).plus(Durations.NONE);

        assertThat(both).isEqualTo(new Durations(2, 7, 5));
        assertThat(Durations.between(15, 10)).isEqualTo(new Durations(1, 0, 0));
    }
}
