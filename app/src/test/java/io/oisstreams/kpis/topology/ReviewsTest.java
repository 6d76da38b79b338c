package io.oisstreams.kpis.topology;

import static io.oisstreams.kpis.topology.KpiEvents.DAY;
import static io.oisstreams.kpis.topology.KpiEvents.DAY_MS;
import static io.oisstreams.kpis.topology.KpiEvents.HOUR;
import static io.oisstreams.kpis.topology.KpiEvents.MINUTE;
import static io.oisstreams.kpis.topology.KpiEvents.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.AlertStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reviews become due by ticks and end when they are recorded. */
class ReviewsTest {
    private static final String RULE = "review_due";
    private static final long LAST_DAY = DAY + DAY_MS;
    private static final long CLOSE_MS = DAY + DAY_MS + 5_000 + 5 * MINUTE;

    private final KpiEvents events = new KpiEvents();

    @AfterEach
    void close() {
        events.close();
    }

    private void recorded(Map<String, String> attributes, long timeMs) {
        events.measure("review", 0, attributes, timeMs);
    }

    private List<String> subjects() {
        return events.alerts(RULE).stream()
                .map(alert -> alert.getSubject() + " " + alert.getStatus())
                .toList();
    }

    private Alert due(String subject) {
        return events.alerts(RULE).stream()
                .filter(alert -> subject.equals(alert.getSubject()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theReviewOfADayIsDueWhenItIsClosed() {
        events.measure("3.1", 100, Map.of(), DAY);
        events.measure("5.2", 1, Map.of(), DAY + HOUR);
        events.until(CLOSE_MS - 1);
        List<String> before = subjects();

        events.until(CLOSE_MS);

        assertThat(before).isEmpty();
        Alert due = due("daily 2025-12-30");
        assertThat(KpiLines.full(due)).isEqualTo("review_due daily 2025-12-30 info firing none none");
        assertThat(due.getDetectedAtMs().toEpochMilli()).isEqualTo(CLOSE_MS);
        assertThat(due.getMessage())
                .isEqualTo("the daily review of 2025-12-30 is due: 3.1 100 percent (met);"
                        + " 5.1 100 percent (met); 5.2 24 hours (missed)");
    }

    @Test
    void theLastDayOfAYearEndsEveryPeriodButTheWeek() {
        events.measure("3.1", 100, Map.of(), LAST_DAY);

        events.close(LAST_DAY);

        assertThat(subjects())
                .containsExactly(
                        "daily 2025-12-31 firing",
                        "monthly 2025-12 firing",
                        "quarterly 2025-Q4 firing",
                        "yearly 2025 firing");
    }

    @Test
    void theReviewOfAMonthNamesTheValuesOfThePeriod() {
        events.measure("3.2", 81, Map.of(), LAST_DAY);

        events.close(LAST_DAY);

        assertThat(due("monthly 2025-12").getMessage())
                .isEqualTo("the monthly review of 2025-12 is due: 1.1 risk_class=high (no data);"
                        + " 1.1 risk_class=low (no data); 1.1 risk_class=medium (no data);"
                        + " 1.2 0 percent (no data); 1.3 (no data); 2.1 (no data); 2.2 (no data); 2.3 (no data);"
                        + " 2.4 100 percent (met); 4.1 100 percent (met); 4.2 (no data)");
    }

    @ParameterizedTest
    @CsvSource({
        "quarterly 2025-Q4, '. Also: Adjust targets based on baseline, Stakeholder performance review'",
        "yearly 2025, '. Also: Independent audit, KPI framework review, Benchmark against industry'"
    })
    void longReviewsNameAllKpisAndWhatElseThereIsToDo(String subject, String end) {
        events.measure("3.2", 81, Map.of(), LAST_DAY);

        events.close(LAST_DAY);

        assertThat(due(subject).getMessage())
                .contains("3.2 component=overall 81 percent (met)")
                .endsWith(end);
    }

    @Test
    void theReviewOfAWeekNamesCoverageAndWhatHasCrossedAThresholdOfSecurity() {
        long saturday = at("2026-01-03T00:00:00Z");
        events.measure("3.2", 60, Map.of(), saturday);
        events.measure("3.1", 60, Map.of("log", "a"), saturday);
        events.measure("5.1", 0, Map.of(), saturday);

        events.close(saturday);

        assertThat(due("weekly 2025-12-28..2026-01-03").getMessage())
                .isEqualTo("the weekly review of 2025-12-28..2026-01-03 is due:"
                        + " 3.1 60 percent (critical); 3.2 component=overall 60 percent (critical)."
                        + " Also: Security alerts");
    }

    @Test
    void whatComesAfterTheCloseIsNoPartOfItThoughItIsReadBeforeTheTick() {
        long friday = at("2026-01-02T00:00:00Z");
        long saturday = friday + DAY_MS;
        events.measure("5.1", 1, Map.of(), friday);
        events.close(friday);
        events.measure("3.2", 85, Map.of(), saturday + HOUR);
        events.measure("3.2", 60, Map.of(), saturday + DAY_MS + 5 * MINUTE + 5_001);

        events.close(saturday);

        assertThat(due("weekly 2025-12-28..2026-01-03").getMessage())
                .isEqualTo("the weekly review of 2025-12-28..2026-01-03 is due:"
                        + " 3.2 component=overall 85 percent (met). Also: Security alerts");
    }

    @Test
    void aWeekInWhichNothingWasMeasuredSaysSo() {
        events.measure("3.2", 90, Map.of(), at("2025-12-27T00:00:00Z"));

        events.close(at("2026-01-03T00:00:00Z"));

        assertThat(due("weekly 2025-12-28..2026-01-03").getMessage())
                .isEqualTo("the weekly review of 2025-12-28..2026-01-03 is due: no values." + " Also: Security alerts");
    }

    @Test
    void aRecordedReviewResolvesItsOwnPeriodAlone() {
        events.measure("3.1", 100, Map.of(), DAY);
        events.close(LAST_DAY);
        events.alerts();

        recorded(Map.of("cadence", "daily", "period", "2025-12-30", "reviewer", "R"), LAST_DAY + DAY_MS + HOUR);
        events.until(LAST_DAY + DAY_MS + HOUR);

        assertThat(events.alerts(RULE)).singleElement().satisfies(alert -> {
            assertThat(KpiLines.of(alert)).isEqualTo("review_due daily 2025-12-30 info resolved");
            assertThat(alert.getMessage()).isEqualTo("the review was recorded");
        });
    }

    @Test
    void withoutAPeriodAllOfTheCadenceAreResolved() {
        events.measure("3.1", 100, Map.of(), DAY);
        events.close(LAST_DAY);
        events.alerts();

        recorded(Map.of("cadence", "daily"), LAST_DAY + DAY_MS + HOUR);
        events.until(LAST_DAY + DAY_MS + HOUR);

        assertThat(subjects()).containsExactly("daily 2025-12-30 resolved", "daily 2025-12-31 resolved");
    }

    @Test
    void whatWasReviewedBeforeItIsDueDoesNotBecomeDue() {
        recorded(Map.of("cadence", "daily", "period", "2025-12-30"), DAY + HOUR);
        events.close(DAY);

        events.close(LAST_DAY);

        assertThat(subjects()).doesNotContain("daily 2025-12-30 firing").contains("daily 2025-12-31 firing");
    }

    @Test
    void withoutAPeriodWhatIsNotDueYetBecomesDue() {
        recorded(Map.of("cadence", "daily"), DAY + HOUR);

        events.close(DAY);

        assertThat(subjects()).containsExactly("daily 2025-12-30 firing");
    }

    @ParameterizedTest
    @CsvSource({"2025-12-30", "''"})
    void aReviewThatIsReadBeforeTheTickChangesNothing(String period) {
        Map<String, String> attributes =
                period.isEmpty() ? Map.of("cadence", "daily") : Map.of("cadence", "daily", "period", period);
        events.measure("3.1", 100, Map.of(), DAY);

        recorded(attributes, CLOSE_MS + 1_000);
        events.until(CLOSE_MS + 1_000);

        assertThat(events.alerts(RULE).stream()
                        .map(alert -> KpiLines.of(alert) + " "
                                + (alert.getDetectedAtMs().toEpochMilli() - CLOSE_MS)))
                .containsExactly(
                        "review_due daily 2025-12-30 info firing 0", "review_due daily 2025-12-30 info resolved 1000");
    }

    private List<Long> resolvedAfterTheClose() {
        return events.alerts(RULE).stream()
                .filter(alert -> alert.getStatus() == AlertStatus.resolved)
                .map(alert -> alert.getDetectedAtMs().toEpochMilli() - CLOSE_MS)
                .toList();
    }

    @Test
    void ofSeveralReviewsThatAreReadBeforeTheTickTheFirstCounts() {
        events.measure("3.1", 100, Map.of(), DAY);
        recorded(Map.of("cadence", "daily"), CLOSE_MS);
        recorded(Map.of("cadence", "daily"), CLOSE_MS + 1);
        recorded(Map.of("cadence", "daily"), CLOSE_MS + 1_000);

        events.until(CLOSE_MS + 1_000);

        assertThat(resolvedAfterTheClose()).containsExactly(1L);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void whetherThePeriodIsNamedTheFirstReviewAfterTheCloseCounts(boolean namedFirst) {
        Map<String, String> named = Map.of("cadence", "daily", "period", "2025-12-30");
        Map<String, String> all = Map.of("cadence", "daily");
        events.measure("3.1", 100, Map.of(), DAY);
        recorded(namedFirst ? named : all, CLOSE_MS + 1);
        recorded(namedFirst ? all : named, CLOSE_MS + 1_000);

        events.until(CLOSE_MS + 1_000);

        assertThat(resolvedAfterTheClose()).containsExactly(1L);
    }

    @Test
    void aReviewOfExactlyTheTimeWhenItIsDueComesBefore() {
        events.measure("3.1", 100, Map.of(), DAY);
        recorded(Map.of("cadence", "daily", "period", "2025-12-30"), CLOSE_MS);

        events.close(DAY);

        assertThat(subjects()).doesNotContain("daily 2025-12-30 firing");
    }

    @ParameterizedTest
    @CsvSource({
        "Daily, , attributes.cadence: expected one of daily",
        "'', , attributes.cadence",
        "daily, 2025-12, 'attributes.period: expected the name of a daily period, such as 1970-01-01'",
        "daily, '', attributes.period",
        "weekly, 2025-12-29..2026-01-04, attributes.period",
        "monthly, 2025-13, attributes.period",
        "quarterly, 2025-Q5, attributes.period",
        "daily, 2025-12-31, attributes.period: 2025-12-31 has not begun",
        "yearly, 9999, attributes.period: 9999 has not begun"
    })
    void aReviewOfNoPeriodIsRefused(String cadence, @Nullable String period, String message) {
        recorded(period == null ? Map.of("cadence", cadence) : Map.of("cadence", cadence, "period", period), DAY);

        assertThat(events.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.getReason()).isEqualTo("INVALID_FIELD");
            assertThat(rejected.getMessage()).contains(message);
        });
    }

    @Test
    void aReviewIsNoValue() {
        recorded(Map.of("cadence", "monthly"), DAY);

        assertThat(events.values()).isEmpty();
        assertThat(events.rejected()).isEmpty();
    }
}
