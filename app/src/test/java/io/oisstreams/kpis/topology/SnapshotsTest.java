package io.oisstreams.kpis.topology;

import static io.oisstreams.kpis.topology.KpiEvents.DAY;
import static io.oisstreams.kpis.topology.KpiEvents.DAY_MS;
import static io.oisstreams.kpis.topology.KpiEvents.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.output.v1.KpiValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** KPI 5.2, from measurements to values and alerts. */
class SnapshotsTest {
    private final KpiEvents events = new KpiEvents();

    @AfterEach
    void close() {
        events.close();
    }

    private void measure(String kpiId, double value, long timeMs) {
        events.measure(kpiId, value, Map.of(), timeMs);
    }

    private static String periodOfDay() {
        return "2025-12-30T00:00:00Z 2025-12-31T00:00:00Z";
    }

    @ParameterizedTest
    @CsvSource({
        "0.000001, 23.999999, met",
        "0, 24.0, missed",
        "-0.000001, 24.0, warning",
        "-144, 168.0, warning",
        "-144.000001, 168.0, critical"
    })
    void backupFreshnessIsTheAgeAtTheEndOfTheDay(double afterMidnightHours, String hours, String status) {
        long createdMs = DAY + Math.round(afterMidnightHours * HOUR);
        double age = (double) (DAY + HOUR - createdMs) / HOUR;
        measure("5.2", age, DAY + HOUR);

        events.close(DAY);

        List<KpiValue> values = events.values("5.2").toList();
        assertThat(values).singleElement().satisfies(value -> {
            assertThat(value.getStatus()).isEqualTo(status);
            assertThat(KpiLines.period(value)).isEqualTo(periodOfDay());
        });
    }

    @Test
    void theAgeGoesOnWhileNothingIsMeasured() {
        measure("5.2", 1, DAY + HOUR);
        events.close(DAY);

        events.close(DAY + DAY_MS);

        assertThat(events.lines("5.2")).containsExactly("5.2 {} 24.0 hours missed", "5.2 {} 48.0 hours warning");
    }

    @Test
    void anOlderSnapshotThatIsHeardOfLaterChangesNothing() {
        measure("5.2", 0, DAY + 10 * HOUR);
        measure("5.2", 9, DAY + 11 * HOUR);

        events.close(DAY);

        assertThat(events.lines("5.2")).containsExactly("5.2 {} 14.0 hours met");
    }

    @Test
    void anOldSnapshotThatIsHeardOfAfterANewOneIsNoAlert() {
        measure("5.2", 0, DAY);

        measure("5.2", 200, DAY + HOUR);

        assertThat(events.alertLines("kpi_5.2")).isEmpty();
    }

    @Test
    void aSnapshotOfExactlyADayAndOfExactlyAWeekRaisesNothing() {
        measure("5.2", 1, DAY);

        events.until(DAY + 23 * HOUR);
        List<String> atDay = events.alertLines("kpi_5.2");
        events.until(DAY + 23 * HOUR + 1);
        List<String> afterDay = events.alertLines("kpi_5.2");
        events.until(DAY + 167 * HOUR);
        List<String> atWeek = events.alertLines("kpi_5.2");
        events.until(DAY + 167 * HOUR + 1);

        assertThat(atDay).isEmpty();
        assertThat(afterDay).containsExactly("kpi_5.2 null warning firing");
        assertThat(atWeek).isEmpty();
        assertThat(events.alerts("kpi_5.2").stream().map(KpiLines::full))
                .containsExactly("kpi_5.2 null warning resolved 168 24", "kpi_5.2 null critical firing 168 168");
    }

    @Test
    void aNewSnapshotResolvesItAndItsOwnAlarmsFollow() {
        measure("5.2", 0, DAY);
        events.until(DAY + 25 * HOUR);
        events.alerts();

        measure("5.2", 0, DAY + 26 * HOUR);
        List<String> resolved = events.alertLines("kpi_5.2");
        events.until(DAY + 50 * HOUR);
        List<String> atDay = events.alertLines("kpi_5.2");
        events.until(DAY + 50 * HOUR + 1);

        assertThat(resolved).containsExactly("kpi_5.2 null warning resolved");
        assertThat(atDay).isEmpty();
        assertThat(events.alertLines("kpi_5.2")).containsExactly("kpi_5.2 null warning firing");
    }

    @Test
    void aSnapshotThatIsOldWhenItIsHeardOfIsAnAlertAtOnceAndOnlyOnce() {
        measure("5.2", 100, DAY);

        events.until(DAY + HOUR);

        assertThat(events.alerts("kpi_5.2"))
                .extracting(KpiLines::full)
                .containsExactly("kpi_5.2 null warning firing 100 24");
    }
}
