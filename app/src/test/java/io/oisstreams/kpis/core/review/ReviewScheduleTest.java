package io.oisstreams.kpis.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.kpis.core.Cadence;
import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.Period;
import io.oisstreams.kpis.core.kpi.OperationalKpis;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewScheduleTest {
    @ParameterizedTest
    @CsvSource({
        "DAILY, 3.1 5.1 5.2",
        "WEEKLY, 3.2",
        "MONTHLY, 1.1 1.2 1.3 2.1 2.2 2.3 2.4 4.1 4.2",
        "QUARTERLY, 1.1 1.2 1.3 2.1 2.2 2.3 2.4 3.1 3.2 3.3 4.1 4.2 5.1 5.2",
        "YEARLY, 1.1 1.2 1.3 2.1 2.2 2.3 2.4 3.1 3.2 3.3 4.1 4.2 5.1 5.2",
    })
    void aReviewLooksAtTheKpisOfTheDocument(Cadence cadence, String ids) {
        List<Definition> kpis = ReviewSchedule.kpis(cadence);

        assertThat(kpis).extracting(Definition::id).containsExactly(ids.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "DAILY, ''",
        "WEEKLY, Security alerts",
        "MONTHLY, ''",
        "QUARTERLY, Adjust targets based on baseline; Stakeholder performance review",
        "YEARLY, Independent audit; KPI framework review; Benchmark against industry",
    })
    void aReviewHasTheTopicsOfTheDocument(Cadence cadence, String topics) {
        List<String> actual = ReviewSchedule.topics(cadence);

        assertThat(String.join("; ", actual)).isEqualTo(topics);
    }

    @ParameterizedTest
    @CsvSource({
        "WEEKLY, 2.1, critical, true", "WEEKLY, 3.1, warning, true", "WEEKLY, 3.1, missed, false",
        "WEEKLY, 1.1, critical, false", "WEEKLY, 5.1, critical, false", "WEEKLY, 3.2, met, true",
        "DAILY, 2.1, critical, false", "DAILY, 3.1, met, true", "YEARLY, 4.2, no_data, true"
    })
    void aReviewLooksAtItsKpisAndTheWeeklyOneAtSecurityAlertsToo(
            Cadence cadence, String kpi, String status, boolean looksAt) {
        assertThat(ReviewSchedule.looksAt(cadence, OperationalKpis.find(kpi).orElseThrow(), status))
                .isEqualTo(looksAt);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02, daily 2026-01-02",
        "2026-01-03, daily 2026-01-03; weekly 2025-12-28..2026-01-03",
        "2026-01-04, daily 2026-01-04",
        "2026-01-31, daily 2026-01-31; weekly 2026-01-25..2026-01-31; monthly 2026-01",
        "2026-02-27, daily 2026-02-27",
        "2026-02-28, daily 2026-02-28; weekly 2026-02-22..2026-02-28; monthly 2026-02",
        "2024-02-28, daily 2024-02-28",
        "2024-02-29, daily 2024-02-29; monthly 2024-02",
        "2026-06-30, daily 2026-06-30; monthly 2026-06; quarterly 2026-Q2",
        "2026-12-31, daily 2026-12-31; monthly 2026-12; quarterly 2026-Q4; yearly 2026",
        "2022-12-31, daily 2022-12-31; weekly 2022-12-25..2022-12-31; monthly 2022-12; quarterly 2022-Q4; yearly 2022",
    })
    void aDayEndsThePeriodsWhoseLastDayItIs(LocalDate day, String periods) {
        List<Period> ending = ReviewSchedule.ending(day);

        assertThat(ending.stream()
                        .map(period -> period.cadence().label() + " " + period.name())
                        .collect(Collectors.joining("; ")))
                .isEqualTo(periods);
    }

    @Test
    void fourYearsHaveAllTheirPeriodsOnce() {
        LocalDate first = LocalDate.of(2023, 1, 1);

        List<Period> periods = first.datesUntil(LocalDate.of(2027, 1, 1))
                .flatMap(day -> ReviewSchedule.ending(day).stream())
                .toList();

        assertThat(periods).doesNotHaveDuplicates();
        assertThat(periods.stream().collect(Collectors.groupingBy(Period::cadence, Collectors.counting())))
                .containsEntry(Cadence.DAILY, 1461L)
                .containsEntry(Cadence.WEEKLY, 208L)
                .containsEntry(Cadence.MONTHLY, 48L)
                .containsEntry(Cadence.QUARTERLY, 16L)
                .containsEntry(Cadence.YEARLY, 4L);
    }
}
