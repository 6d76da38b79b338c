package io.oisstreams.kpis.topology;

import static io.oisstreams.kpis.topology.KpiEvents.DAY;
import static io.oisstreams.kpis.topology.KpiEvents.DAY_MS;
import static io.oisstreams.kpis.topology.KpiEvents.HOUR;
import static io.oisstreams.kpis.topology.KpiEvents.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.oisstreams.event.v1.IncidentCategory;
import io.oisstreams.event.v1.IncidentEventKind;
import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.KpiValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** KPI 2.1 and 2.2: values at each resolution, and the alerts of incidents that take long. */
class IncidentsTest {
    private final KpiEvents events = new KpiEvents();

    @AfterEach
    void close() {
        events.close();
    }

    private void detected(String id, IncidentCategory category, long timeMs) {
        events.incident(id, IncidentEventKind.detected, category, timeMs);
    }

    private void resolved(String id, IncidentCategory category, long timeMs) {
        events.incident(id, IncidentEventKind.resolved, category, timeMs);
    }

    private List<String> alerts() {
        return events.alertLines("kpi_2.1");
    }

    @ParameterizedTest
    @CsvSource({
        "file_corruption, 299999, 4.999983, met",
        "file_corruption, 300000, 5.0, missed",
        "file_corruption, 600000, 10.0, missed",
        "file_corruption, 600001, 10.000017, critical",
        "proposal_rollback, 1799999, 29.999983, met",
        "proposal_rollback, 1800000, 30.0, missed",
        "proposal_rollback, 3600001, 60.000017, critical",
        "audit_log_corruption, 3599999, 59.999983, met",
        "audit_log_corruption, 3600000, 60.0, missed",
        "audit_log_corruption, 7200001, 120.000017, critical",
        "key_compromise, 86399999, 1439.999983, met",
        "key_compromise, 172800000, 2880.0, missed",
        "key_compromise, 172800001, 2880.000017, critical",
        "owner_unavailable, 604799999, 10079.999983, met",
        "owner_unavailable, 1209600000, 20160.0, missed",
        "owner_unavailable, 1209600001, 20160.000017, critical",
        "file_corruption, 0, 0.0, met",
        "file_corruption, -3000, 0.0, met"
    })
    void recoveryTimeIsHeldAgainstTheTargetOfItsCategory(
            IncidentCategory category, long lastedMs, String minutes, String status) {
        detected("i", category, DAY);

        resolved("i", category, DAY + lastedMs);

        List<KpiValue> values = events.values();
        assertThat(KpiLines.of(values).get(0))
                .isEqualTo("2.1 {category=" + category + ", incident_id=i} " + minutes + " minutes " + status);
        assertThat(KpiLines.period(values.get(0)))
                .isEqualTo(Instant.ofEpochMilli(DAY) + " " + Instant.ofEpochMilli(DAY + Math.max(0, lastedMs)));
    }

    @ParameterizedTest
    @EnumSource(names = {"invariant_violation", "other"})
    void aCategoryWithoutTargetHasNoValueAndNoAlert(IncidentCategory category) {
        detected("i", category, DAY);
        events.until(DAY + 3 * HOUR);

        resolved("i", category, DAY + 4 * HOUR);

        assertThat(events.values()).isEmpty();
        assertThat(events.alerts("kpi_2.1")).isEmpty();
    }

    @Test
    void plannedMaintenanceHasNoValueAndNoAlert() {
        events.incident(
                "i",
                IncidentEventKind.detected,
                event -> event.setCategory(IncidentCategory.file_corruption).setPlannedMaintenance(true),
                DAY);
        events.until(DAY + 3 * HOUR);

        resolved("i", IncidentCategory.file_corruption, DAY + 4 * HOUR);

        assertThat(events.values()).isEmpty();
        assertThat(events.alerts()).isEmpty();
    }

    @Test
    void exactlyTwiceTheTargetRaisesNothing() {
        detected("i", IncidentCategory.file_corruption, DAY);
        events.until(DAY + 10 * MINUTE);

        resolved("i", IncidentCategory.file_corruption, DAY + 10 * MINUTE);

        assertThat(alerts()).isEmpty();
    }

    @Test
    void moreThanTwiceTheTargetIsCriticalWhileItGoesOnAndEndsWithIt() {
        detected("i", IncidentCategory.file_corruption, DAY);
        events.until(DAY + 10 * MINUTE + 1);
        List<Alert> fired = events.alerts("kpi_2.1");

        resolved("i", IncidentCategory.file_corruption, DAY + HOUR);

        assertThat(fired).singleElement().satisfies(alert -> {
            assertThat(KpiLines.full(alert)).isEqualTo("kpi_2.1 i critical firing 10.000017 10");
            assertThat(alert.getDetectedAtMs().toEpochMilli()).isEqualTo(DAY + 10 * MINUTE + 1);
        });
        assertThat(events.alerts("kpi_2.1"))
                .extracting(KpiLines::of, Alert::getMessage)
                .containsExactly(tuple("kpi_2.1 i critical resolved", "incident i is resolved"));
    }

    @Test
    void aResolutionThatIsReadBeforeTheTickChangesNothing() {
        detected("i", IncidentCategory.file_corruption, DAY);

        resolved("i", IncidentCategory.file_corruption, DAY + HOUR);

        assertThat(events.alerts("kpi_2.1"))
                .extracting(KpiLines::of, alert -> alert.getDetectedAtMs().toEpochMilli())
                .containsExactly(
                        tuple("kpi_2.1 i critical firing", DAY + 10 * MINUTE + 1),
                        tuple("kpi_2.1 i critical resolved", DAY + HOUR));
    }

    @Test
    void aResolutionMayComeBeforeItsDetection() {
        resolved("i", IncidentCategory.other, DAY + 11 * MINUTE);

        events.incident(
                "i",
                IncidentEventKind.detected,
                event -> event.setCategory(IncidentCategory.file_corruption).setTimestampMs(Instant.ofEpochMilli(DAY)),
                DAY + HOUR);

        assertThat(KpiLines.of(events.values()))
                .containsExactly(
                        "2.1 {category=file_corruption, incident_id=i} 11.0 minutes critical",
                        "2.2 {category=file_corruption, incident_id=i} null minutes no_data");
        assertThat(alerts()).containsExactly("kpi_2.1 i critical firing", "kpi_2.1 i critical resolved");
    }

    @ParameterizedTest
    @CsvSource({
        "proposal_rollback, 3599999, 59.999983, met",
        "proposal_rollback, 3600000, 60.0, missed",
        "proposal_rollback, -5, 0.0, met",
        "file_corruption, 0, 0.0, met",
        "file_corruption, 1, 1.7E-5, missed",
        "audit_log_corruption, 0, 0.0, met",
        "audit_log_corruption, 60000, 1.0, missed"
    })
    void recoveryPointIsTheTimeFromTheSnapshotToTheFailure(
            IncidentCategory category, long lostMs, String minutes, String status) {
        events.incident(
                "i",
                IncidentEventKind.detected,
                event -> event.setCategory(category).setFailureAtMs(Instant.ofEpochMilli(DAY - MINUTE)),
                DAY);

        events.incident(
                "i",
                IncidentEventKind.resolved,
                event -> event.setLastValidSnapshotAtMs(Instant.ofEpochMilli(DAY - MINUTE - lostMs)),
                DAY + MINUTE);

        assertThat(events.lines("2.2"))
                .containsExactly("2.2 {category=" + category + ", incident_id=i} " + minutes + " minutes " + status);
    }

    @ParameterizedTest
    @CsvSource({"1000, ", ", 1000", ", "})
    void withoutBothTimesThereIsNoRecoveryPoint(@Nullable Long failureMs, @Nullable Long snapshotMs) {
        detected("i", IncidentCategory.proposal_rollback, DAY);

        events.incident(
                "i",
                IncidentEventKind.resolved,
                event -> event.setFailureAtMs(instant(failureMs)).setLastValidSnapshotAtMs(instant(snapshotMs)),
                DAY + 1);

        assertThat(events.lines("2.2"))
                .containsExactly("2.2 {category=proposal_rollback, incident_id=i} null minutes no_data");
    }

    private static @Nullable Instant instant(@Nullable Long ms) {
        return ms == null ? null : Instant.ofEpochMilli(ms);
    }

    @ParameterizedTest
    @EnumSource(IncidentEventKind.class)
    void aStepThatWasTakenIsNotTakenAgain(IncidentEventKind kind) {
        events.incident("i", kind, IncidentCategory.other, DAY);
        events.incident("j", kind, IncidentCategory.other, DAY);

        events.incident("i", kind, IncidentCategory.other, DAY + DAY_MS);

        assertThat(events.rejections()).containsExactly("REPEATED_STEP operations.incidents");
    }
}
