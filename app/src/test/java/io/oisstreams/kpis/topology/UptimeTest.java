package io.oisstreams.kpis.topology;

import static io.oisstreams.kpis.topology.KpiEvents.DAY;
import static io.oisstreams.kpis.topology.KpiEvents.DAY_MS;
import static io.oisstreams.kpis.topology.KpiEvents.HOUR;
import static io.oisstreams.kpis.topology.KpiEvents.MINUTE;
import static io.oisstreams.kpis.topology.KpiEvents.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.v1.IncidentCategory;
import io.oisstreams.event.v1.IncidentEventKind;
import io.oisstreams.output.v1.KpiValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** KPI 4.1, from incidents to values: of December 2025 up to the 30th, which is 720 hours. */
class UptimeTest {
    private final KpiEvents events = new KpiEvents();
    private int incidents;

    @AfterEach
    void close() {
        events.close();
    }

    private void outage(boolean planned, long fromMs, long toMs) {
        String id = "i" + ++incidents;
        events.incident(id, IncidentEventKind.detected, event -> event.setPlannedMaintenance(planned), fromMs);
        events.incident(id, IncidentEventKind.resolved, IncidentCategory.other, toMs);
    }

    private List<String> uptime() {
        events.close(DAY);
        return KpiLines.of(events.values("4.1")
                .filter(value -> KpiLines.period(value).equals("2025-12-01T00:00:00Z 2025-12-31T00:00:00Z"))
                .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "12959999, 99.5, met",
        "12960000, 99.5, met",
        "12960001, 99.5, missed",
        "25920000, 99.0, missed",
        "0, 100.0, met"
    })
    void exactlyTheTargetMeetsIt(long downMs, String percent, String status) {
        outage(false, DAY, DAY + downMs);

        assertThat(uptime()).containsExactly("4.1 {} " + percent + " percent " + status);
    }

    @Test
    void overlappingIncidentsCountOnce() {
        outage(false, DAY, DAY + 2 * HOUR);
        outage(false, DAY + HOUR, DAY + 3 * HOUR);
        outage(false, DAY + 90 * MINUTE, DAY + 100 * MINUTE);
        outage(false, DAY + 3 * HOUR, DAY + 18 * HOUR / 5);

        assertThat(uptime()).containsExactly("4.1 {} 99.5 percent met");
    }

    @Test
    void plannedMaintenanceIsLeftOutWhateverElseHappens() {
        outage(true, DAY, DAY + 10 * HOUR);
        outage(false, DAY + 8 * HOUR, DAY + 12 * HOUR);

        assertThat(uptime()).containsExactly("4.1 {} 99.722222 percent met");
    }

    @Test
    void anIncidentThatGoesOnIsDownUntilTheEnd() {
        events.incident("i", IncidentEventKind.detected, IncidentCategory.other, DAY + 20 * HOUR);

        assertThat(uptime()).containsExactly("4.1 {} 99.444444 percent missed");
    }

    @Test
    void ofAnIncidentThatBeganBeforeTheMonthOnlyThisMonthCounts() {
        outage(false, at("2025-11-20T00:00:00Z"), at("2025-12-01T07:12:00Z"));
        events.measure("4.2", 95, Map.of(), DAY);

        assertThat(uptime()).containsExactly("4.1 {} 99.0 percent missed");
    }

    private void resolvedLate(String id, long timeMs, long admissionMs) {
        events.incident(
                id,
                IncidentEventKind.resolved,
                event -> event.setTimestampMs(Instant.ofEpochMilli(timeMs)),
                admissionMs);
    }

    @Test
    void anEndThatIsAdmittedAfterTheCloseDoesNotChangeTheDay() {
        events.incident("i", IncidentEventKind.detected, IncidentCategory.other, DAY);
        long closeMs = DAY + DAY_MS + 5_000 + 5 * MINUTE;
        resolvedLate("i", DAY + HOUR, closeMs + 1);

        assertThat(uptime()).containsExactly("4.1 {} 96.666667 percent missed");
    }

    @Test
    void anEndThatIsAdmittedBeforeTheCloseDoes() {
        events.incident("i", IncidentEventKind.detected, IncidentCategory.other, DAY);
        long closeMs = DAY + DAY_MS + 5_000 + 5 * MINUTE;
        resolvedLate("i", DAY + HOUR, closeMs);

        assertThat(uptime()).containsExactly("4.1 {} 99.861111 percent met");
    }

    @Test
    void anEndInTheMonthBeforeDoesNotChangeADayThatItIsAdmittedAfterTheCloseOf() {
        long newYear = DAY + 2 * DAY_MS;
        events.incident("i", IncidentEventKind.detected, IncidentCategory.other, newYear - 2 * HOUR);
        resolvedLate("i", newYear - HOUR, newYear + DAY_MS + 5_000 + 5 * MINUTE + 1);

        events.close(newYear);

        assertThat(events.values("4.1").map(UptimeTest::shown)).contains("2026-01-02T00:00:00Z 0.0");
    }

    @Test
    void anEndBeforeTheBeginningTookNoTime() {
        outage(false, DAY + HOUR, DAY);

        assertThat(uptime()).containsExactly("4.1 {} 100.0 percent met");
    }

    @Test
    void itIsPublishedEachDayUntilTheMonthIsOver() {
        events.incident("i", IncidentEventKind.detected, IncidentCategory.other, DAY + 12 * HOUR);
        events.close(DAY);
        events.close(DAY + DAY_MS);
        events.close(DAY + 2 * DAY_MS);

        assertThat(events.values("4.1").map(UptimeTest::shown))
                .containsExactly(
                        "2025-12-31T00:00:00Z 98.333333", "2026-01-01T00:00:00Z 95.16129", "2026-01-02T00:00:00Z 0.0");
    }

    private static String shown(KpiValue value) {
        return value.getPeriodEndMs() + " " + value.getValue();
    }
}
