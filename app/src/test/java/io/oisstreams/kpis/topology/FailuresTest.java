package io.oisstreams.kpis.topology;

import static io.oisstreams.kpis.topology.KpiEvents.DAY;
import static io.oisstreams.kpis.topology.KpiEvents.DAY_MS;
import static io.oisstreams.kpis.topology.KpiEvents.HOUR;
import static io.oisstreams.kpis.topology.KpiEvents.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.v1.IncidentCategory;
import io.oisstreams.event.v1.IncidentEventKind;
import io.oisstreams.event.v1.IncidentSeverity;
import io.oisstreams.event.v1.ProposalEventKind;
import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.KpiValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** KPI 2.3 and 2.4, and the alerts of rates that are judged at the end of a quarter. */
class FailuresTest {
    private static final long LAST_DAY = DAY + DAY_MS;

    private final KpiEvents events = new KpiEvents();
    private int incidents;

    @AfterEach
    void close() {
        events.close();
    }

    private void failures(int count, long timeMs) {
        for (int i = 0; i < count; i++) {
            events.incident("i" + ++incidents, IncidentEventKind.detected, IncidentCategory.other, timeMs + i);
        }
    }

    @Test
    void timeBetweenFailuresIsOfTheQuarterSoFar() {
        failures(2, DAY);

        events.close(DAY);

        List<KpiValue> values = events.values("2.3").toList();
        assertThat(KpiLines.of(values)).containsExactly("2.3 {} 45.5 days warning");
        assertThat(values).extracting(KpiLines::period).containsExactly("2025-10-01T00:00:00Z 2025-12-31T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"0, , no_data", "1, , no_data", "2, 45.0, warning", "3, 30.0, warning", "4, 22.5, critical"})
    void fewerThanTwoFailuresTellNothing(int count, @Nullable String days, String status) {
        long lastDay = at("2026-03-31T00:00:00Z");
        failures(count, lastDay);
        events.incident(
                "low", IncidentEventKind.detected, event -> event.setSeverity(IncidentSeverity.medium), lastDay);

        events.close(lastDay);

        assertThat(events.lines("2.3")).containsExactly("2.3 {} " + days + " days " + status);
    }

    @Test
    void onlySevereIncidentsThatWereNotPlannedAreFailures() {
        for (IncidentSeverity severity : IncidentSeverity.values()) {
            events.incident(severity.name(), IncidentEventKind.detected, event -> event.setSeverity(severity), DAY);
            events.incident(
                    "planned " + severity,
                    IncidentEventKind.detected,
                    event -> event.setSeverity(severity).setPlannedMaintenance(true),
                    DAY);
        }

        events.close(DAY);

        assertThat(events.lines("2.3")).containsExactly("2.3 {} 45.5 days warning");
    }

    @Test
    void ratesAreJudgedWhenTheirQuarterIsOverAndResolvedByTheNext() {
        failures(2, DAY);
        events.proposal("p", ProposalEventKind.approved, DAY);
        events.close(DAY);
        List<Alert> before = events.alerts();
        events.close(LAST_DAY);
        List<String> first = events.alerts().stream()
                .map(KpiLines::full)
                .filter(line -> line.startsWith("kpi_"))
                .toList();
        failures(4, at("2026-03-30T00:00:00Z"));
        events.proposal("q", ProposalEventKind.approved, event -> event.setQuorumMet(true), at("2026-03-30T00:00:00Z"));

        events.close(at("2026-03-31T00:00:00Z"));

        assertThat(before.stream().map(Alert::getRule)).doesNotContain("kpi_1.2", "kpi_2.3");
        assertThat(first).containsExactly("kpi_1.2 null critical firing 0 80", "kpi_2.3 null warning firing 46 60");
        assertThat(events.alerts().stream().map(KpiLines::full).filter(line -> line.startsWith("kpi_")))
                .containsExactly(
                        "kpi_1.2 null critical resolved 100 80",
                        "kpi_2.3 null warning resolved 22.5 60",
                        "kpi_2.3 null critical firing 22.5 30");
    }

    @ParameterizedTest
    @CsvSource({"10, 9, ''", "9, 8, warning", "5, 4, warning", "19, 15, critical"})
    void whatEqualsTheThresholdOfTheQuorumRaisesNothing(int ended, int withQuorum, String severity) {
        for (int i = 0; i < ended; i++) {
            boolean met = i < withQuorum;
            events.proposal("p" + i, ProposalEventKind.timed_out, event -> event.setQuorumMet(met), LAST_DAY);
        }

        events.close(LAST_DAY);

        assertThat(events.alertLines("kpi_1.2"))
                .isEqualTo(severity.isEmpty() ? List.of() : List.of("kpi_1.2 null " + severity + " firing"));
    }

    @Test
    void aQuarterWithoutProposalsEndsTheAlert() {
        events.proposal("p", ProposalEventKind.approved, LAST_DAY);
        events.close(LAST_DAY);
        events.measure("4.2", 95, Map.of(), at("2026-03-30T00:00:00Z"));
        events.alerts();

        events.close(at("2026-03-31T00:00:00Z"));

        assertThat(events.alertLines("kpi_1.2")).containsExactly("kpi_1.2 null critical resolved");
    }

    private void violation(String id, @Nullable Boolean caught, long timeMs) {
        events.incident(
                id,
                IncidentEventKind.detected,
                event -> event.setCategory(IncidentCategory.invariant_violation).setDetectedBeforeCommit(caught),
                timeMs);
    }

    @Test
    void violationsThatWereCaughtAreNoAlert() {
        violation("v", true, DAY);

        events.close(DAY);

        assertThat(events.alertLines("kpi_2.4")).isEmpty();
    }

    @Test
    void detectionRateIsOfTheMonth() {
        violation("v1", true, DAY);
        violation("v2", true, DAY + 1);
        violation("v3", null, DAY + 2);
        events.incident(
                "planned",
                IncidentEventKind.detected,
                event -> event.setCategory(IncidentCategory.invariant_violation).setPlannedMaintenance(true),
                DAY);

        events.close(DAY);

        List<KpiValue> values = events.values("2.4").toList();
        assertThat(KpiLines.of(values)).containsExactly("2.4 {} 66.666667 percent critical");
        assertThat(values).extracting(KpiLines::period).containsExactly("2025-12-01T00:00:00Z 2025-12-31T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"false, 50", ", 50"})
    void aViolationThatSlippedThroughIsCriticalAtOnce(@Nullable Boolean caught, String rate) {
        violation("v1", true, DAY);

        violation("v2", caught, DAY + HOUR);
        violation("v3", caught, DAY + 2 * HOUR);

        assertThat(events.alerts("kpi_2.4")).singleElement().satisfies(alert -> {
            assertThat(KpiLines.full(alert)).isEqualTo("kpi_2.4 2025-12 critical firing " + rate + " 100");
            assertThat(alert.getDetectedAtMs().toEpochMilli()).isEqualTo(DAY + HOUR);
            assertThat(alert.getMessage()).isEqualTo("violation v2 of an invariant was not caught before the commit");
        });
    }

    @Test
    void theAlertEndsWithTheMonth() {
        violation("v", false, DAY);
        events.close(DAY);
        List<String> before = events.alertLines("kpi_2.4");

        events.close(LAST_DAY);

        assertThat(before).containsExactly("kpi_2.4 2025-12 critical firing");
        assertThat(events.alerts("kpi_2.4")).singleElement().satisfies(alert -> {
            assertThat(KpiLines.of(alert)).isEqualTo("kpi_2.4 2025-12 critical resolved");
            assertThat(alert.getMessage()).isEqualTo("2025-12 is over");
        });
    }

    @Test
    void theNextMonthHasAnAlertOfItsOwn() {
        violation("v", false, LAST_DAY);
        violation("w", false, LAST_DAY + DAY_MS);

        events.close(LAST_DAY);

        assertThat(events.alertLines("kpi_2.4"))
                .containsExactly(
                        "kpi_2.4 2025-12 critical firing",
                        "kpi_2.4 2026-01 critical firing",
                        "kpi_2.4 2025-12 critical resolved");
    }

    @Test
    void theAlertOfATenantThatFallsSilentEndsWithTheMonthToo() {
        try (KpiEvents silent = new KpiEvents("kpis.silent.days", "1")) {
            silent.incident(
                    "v",
                    IncidentEventKind.detected,
                    event -> event.setCategory(IncidentCategory.invariant_violation),
                    at("2025-12-10T00:00:00Z"));

            silent.until(at("2025-12-20T00:00:00Z"));

            silent.measure("4.2", 95, Map.of(), at("2026-01-02T00:00:00Z"));
            silent.close(at("2026-01-02T00:00:00Z"));

            assertThat(silent.alertLines("kpi_2.4"))
                    .containsExactly("kpi_2.4 2025-12 critical firing", "kpi_2.4 2025-12 critical resolved");
        }
    }
}
