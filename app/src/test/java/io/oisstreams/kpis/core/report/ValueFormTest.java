package io.oisstreams.kpis.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.kpis.core.Quotient;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueFormTest {
    @ParameterizedTest
    @CsvSource({
        "PERCENT, 0, 1, 0%",
        "PERCENT, 100, 1, 100%",
        "PERCENT, 98.75, 1, 98.75%",
        "PERCENT, 98.50, 1, 98.5%",
        "PERCENT, 200, 3, 66.66%",
        "PERCENT, 99.999999, 1, 99.99%",
        "PERCENT, 94.999, 1, 94.99%",
        "STATE, 100, 1, 1",
        "STATE, 300.0, 3, 1",
        "STATE, 99.999999, 1, 99.99%",
        "STATE, 0, 1, 0%",
        "NUMBER, 0, 1, 0",
        "NUMBER, 20, 1, 20",
        "NUMBER, 1e3, 1, 1000",
        "MINUTES, 0, 1, 0",
        "MINUTES, 1, 60000, <1min",
        "MINUTES, 59999, 60000, <1min",
        "MINUTES, 1, 1, 1min",
        "MINUTES, 4.99, 1, 4.9min",
        "MINUTES, 9.99, 1, 9.9min",
        "MINUTES, 10, 1, 10min",
        "MINUTES, 59.99, 1, 59min",
        "MINUTES, 60, 1, 1h",
        "MINUTES, 90, 1, 1.5h",
        "MINUTES, 4319.99, 1, 71.9h",
        "MINUTES, 4320, 1, 3d",
        "HOURS, 0, 1, 0",
        "HOURS, 0.75, 1, 45min",
        "HOURS, 1, 1, 1h",
        "HOURS, 12.5, 1, 12.5h",
        "HOURS, 47.999, 1, 47.9h",
        "HOURS, 48, 1, 48h",
        "HOURS, 71.99, 1, 71.9h",
        "HOURS, 72, 1, 3d",
        "HOURS, 76.8, 1, 3.2d",
        "HOURS, 23999.9, 1, 999.9d",
        "HOURS, 24000, 1, 1000d",
        "HOURS, 24036, 1, 1001d",
        "HOURS, 239999.9, 1, 9999d",
        "HOURS, 240000, 1, >9999d",
        "HOURS, 1e300, 1, >9999d",
        "DAYS, 0.5, 1, 12h",
        "DAYS, 45, 1, 45d",
        "DAYS, 89.99, 1, 89.9d",
        "DAYS, 180, 2, 90d",
        "AGE, 0, 1, <1h",
        "AGE, 3599999, 3600000, <1h",
        "AGE, 1, 1, 1h",
        "AGE, 30, 1, 30h",
        "AGE, 200, 1, 8.3d",
    })
    void aValueIsWrittenShortlyAndCutNotRounded(ValueForm form, BigDecimal dividend, BigDecimal divisor, String text) {
        assertThat(form.text(new Quotient(dividend, divisor))).isEqualTo(text);
    }
}
