package io.oisstreams.operations.core.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {
    @ParameterizedTest
    @CsvSource({
        "0, 7, 0.0%",
        "7, 7, 100.0%",
        "1, 2, 50.0%",
        "1, 3, 33.333333%",
        "2, 3, 66.666667%",
        "19, 20, 95.0%",
        "1, 8, 12.5%",
        "1, 200000000, 0.0%",
        "3, 200000000, 0.000002%",
        "9223372036854775807, 9223372036854775807, 100.0%",
        "0, 0, not measured"
    })
    void percentagesAreRoundedHalfEvenToSixDecimals(long part, long whole, String text) {
        assertThat(new Rate(part, whole).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1, 100.0%", "0.90, 90.0%", "0.999, 99.9%", "0.123456789, 12.3456789%", "0, 0.0%"})
    void limitsKeepAllTheirDecimals(BigDecimal share, String text) {
        assertThat(Rate.text(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "90, 100, 0.9, true",
        "89, 100, 0.9, false",
        "1, 3, 0.333333333333333333, true",
        "1, 3, 0.333333333333333334, false",
        "9223372036854775806, 9223372036854775807, 1, false",
        "0, 0, 1, true"
    })
    void limitsAreComparedWithoutRounding(long part, long whole, BigDecimal limit, boolean holds) {
        assertThat(new Rate(part, whole).isAtLeast(limit)).isEqualTo(holds);
    }

    @Test
    void ofNothingAllCounts() {
        assertThat(new Rate(0, 0).isFull()).isTrue();
        assertThat(new Rate(0, 0).isMeasured()).isFalse();
    }
}
