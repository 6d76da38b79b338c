package io.oisstreams.kpis.topology;

import static io.oisstreams.kpis.topology.KpiEvents.DAY;
import static io.oisstreams.kpis.topology.KpiEvents.DAY_MS;
import static io.oisstreams.kpis.topology.KpiEvents.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.v1.IncidentCategory;
import io.oisstreams.event.v1.IncidentEventKind;
import io.oisstreams.output.v1.KpiValue;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** KPIs whose inputs never came say so, and tenants that are silent get nothing. */
class NoDataTest {
    private final KpiEvents events = new KpiEvents("kpis.silent.days", "2");

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void onlyWhereTheDocumentSaysSoThereIsANumber() {
        events.measure("review", 0, Map.of("cadence", "daily"), DAY);

        events.close(DAY);

        assertThat(KpiLines.of(events.values()))
                .containsExactly(
                        "1.1 {risk_class=low} null hours no_data",
                        "1.1 {risk_class=medium} null hours no_data",
                        "1.1 {risk_class=high} null hours no_data",
                        "1.2 {} 0.0 percent no_data",
                        "1.3 {} null hours no_data",
                        "2.1 {} null minutes no_data",
                        "2.2 {} null minutes no_data",
                        "2.3 {} null days no_data",
                        "2.4 {} 100.0 percent met",
                        "3.1 {} null percent no_data",
                        "3.2 {} null percent no_data",
                        "3.3 {} null findings no_data",
                        "4.1 {} 100.0 percent met",
                        "4.2 {} null percent no_data",
                        "5.1 {} 100.0 percent met",
                        "5.2 {} null hours no_data");
        assertThat(events.alerts("kpi_")).isEmpty();
    }

    @Test
    void whatHappenedOnceIsNeverSaidToBeWithoutDataAgain() {
        events.measure("3.2", 90, Map.of(), DAY);
        events.measure("3.3", 0, Map.of("audit_id", "A"), DAY);
        events.incident("i", IncidentEventKind.detected, IncidentCategory.key_compromise, DAY);
        events.incident("i", IncidentEventKind.resolved, IncidentCategory.key_compromise, DAY + HOUR);
        events.values();

        events.close(DAY + DAY_MS);

        assertThat(events.values())
                .extracting(KpiValue::getKpiId)
                .contains("2.2")
                .doesNotContain("2.1", "3.2", "3.3");
    }

    @Test
    void aTenantThatIsSilentGetsNothingUntilItIsHeardAgain() {
        events.measure("4.2", 95, Map.of(), DAY);
        events.close(DAY + 9 * DAY_MS);
        long first = events.values("4.2").count();
        events.measure("3.1", 100, Map.of(), DAY + 10 * DAY_MS + HOUR);

        events.close(DAY + 10 * DAY_MS);

        assertThat(first).isEqualTo(3);
        assertThat(KpiLines.of(events.values())).contains("3.1 {} 100.0 percent met", "4.2 {} null percent no_data");
    }

    @Test
    void anEventKeepsATenantHeard() {
        events.measure("4.2", 95, Map.of(), DAY);
        events.measure("4.2", 95, Map.of(), DAY + 2 * DAY_MS);

        events.close(DAY + 9 * DAY_MS);

        assertThat(events.values("4.2").map(value -> value.getPeriodEndMs().toString()))
                .containsExactly(
                        "2025-12-31T00:00:00Z",
                        "2026-01-01T00:00:00Z",
                        "2026-01-02T00:00:00Z",
                        "2026-01-03T00:00:00Z",
                        "2026-01-04T00:00:00Z");
    }

    @Test
    void anIncidentThatGoesOnIsStillDownWhenTheTenantIsHeardAgain() {
        events.incident("i", IncidentEventKind.detected, IncidentCategory.other, DAY);
        events.close(DAY + 9 * DAY_MS);
        events.values();

        events.measure("3.1", 100, Map.of(), DAY + 10 * DAY_MS + HOUR);
        events.close(DAY + 10 * DAY_MS);

        assertThat(events.lines("4.1")).containsExactly("4.1 {} 0.0 percent missed");
    }
}
