package io.oisstreams.kpis.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CadenceTest {
    @ParameterizedTest
    @CsvSource({
        "DAILY, 2025-12-31, 2025-12-31, 2026-01-01, 2025-12-31",
        "WEEKLY, 2026-01-03, 2025-12-28, 2026-01-04, 2025-12-28..2026-01-03",
        "WEEKLY, 2026-01-04, 2026-01-04, 2026-01-11, 2026-01-04..2026-01-10",
        "MONTHLY, 2024-02-29, 2024-02-01, 2024-03-01, 2024-02",
        "QUARTERLY, 2026-03-31, 2026-01-01, 2026-04-01, 2026-Q1",
        "QUARTERLY, 2026-04-01, 2026-04-01, 2026-07-01, 2026-Q2",
        "QUARTERLY, 2025-12-31, 2025-10-01, 2026-01-01, 2025-Q4",
        "YEARLY, 2024-12-31, 2024-01-01, 2025-01-01, 2024"
    })
    void aDayIsPartOfOnePeriod(Cadence cadence, LocalDate day, LocalDate start, LocalDate end, String name) {
        Period period = cadence.of(day);

        assertThat(period).isEqualTo(new Period(cadence, start, end));
        assertThat(period.name()).isEqualTo(name);
        assertThat(cadence.named(name)).contains(period);
    }

    @ParameterizedTest
    @EnumSource(Cadence.class)
    void periodsFollowEachOtherWithoutGapsAndHaveNamesOfTheirOwn(Cadence cadence) {
        for (LocalDate day = LocalDate.of(2023, 12, 1); day.getYear() < 2026; day = day.plusDays(1)) {
            Period period = cadence.of(day);
            Period next = cadence.of(day.plusDays(1));

            assertThat(next.start()).isEqualTo(period.endsWith(day) ? period.end() : period.start());
            assertThat(cadence.named(period.name())).contains(period);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2026-1",
                "2026-13",
                "2026-00",
                "2026-02-30",
                "2026-Q0",
                "2026-Q5",
                "26",
                "2026-01-01..",
                "2025-12-29..2026-01-04",
                "2025-12-28..2026-01-04",
                "2026-01-01\n",
                "٢٠٢٦"
            })
    void anotherNameIsNoPeriods(String name) {
        assertThat(Cadence.values()).extracting(cadence -> cadence.named(name)).containsOnly(Optional.empty());
    }

    @Test
    void aNameIsOfOneCadence() {
        assertThat(Cadence.DAILY.named("2026-01")).isEmpty();
        assertThat(Cadence.MONTHLY.named("2026-01-01")).isEmpty();
        assertThat(Cadence.YEARLY.named("2026-01")).isEmpty();
        assertThat(Cadence.QUARTERLY.named("2026")).isEmpty();
    }
}
