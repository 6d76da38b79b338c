package io.oisstreams.operations.core.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.00",
        "0.050, 0.05",
        "500, 500.00",
        "1E+12, 1000000000000.00",
        "0.000000000000000001, 0.000000000000000001",
        "-3.5, -3.50"
    })
    void amountsKeepAllTheirDecimalsAndHaveTwoAtLeast(BigDecimal amount, String text) {
        assertThat(Money.text(amount)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 0.33333333", "2, 3, 0.66666667", "0.00000001, 2, 0E-8", "0.00000003, 2, 2E-8"})
    void averagesAreRoundedHalfEvenToEightDecimals(BigDecimal amount, long count, BigDecimal average) {
        assertThat(Money.average(amount, count)).isEqualByComparingTo(average);
    }
}
