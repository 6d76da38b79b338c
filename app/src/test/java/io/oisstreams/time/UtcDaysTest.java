package io.oisstreams.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtcDaysTest {
    @ParameterizedTest
    @CsvSource({
        "2025-11-29T23:59:59.999Z, 2025-11-30",
        "2025-11-30T00:00:00Z, 2025-12-07",
        "2025-12-01T00:00:00Z, 2025-12-07",
        "2025-12-06T23:59:59.999Z, 2025-12-07",
        "1970-01-01T00:00:00Z, 1970-01-04"
    })
    void aWeekEndsAtTheBeginningOfSunday(Instant time, LocalDate weekEnd) {
        long day = UtcDays.dayOf(time.toEpochMilli());

        assertThat(UtcDays.date(UtcDays.weekEnd(day))).isEqualTo(weekEnd);
    }
}
