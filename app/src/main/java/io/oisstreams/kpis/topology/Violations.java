package io.oisstreams.kpis.topology;

import io.oisstreams.alerting.Observation;
import io.oisstreams.kpis.core.Cadence;
import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.Period;
import io.oisstreams.kpis.core.Quotient;
import io.oisstreams.kpis.core.figure.IncidentFacts;
import io.oisstreams.kpis.core.kpi.ViolationDetection;
import io.oisstreams.kpis.state.KpiRows;
import io.oisstreams.time.UtcDays;
import java.util.Optional;

/** Violations of invariants that were not caught before the commit (KPI 2.4): critical at once, until their month is over. */
final class Violations {
    private final KpiRows days;
    private final Alerts alerts;

    Violations(KpiRows days, Alerts alerts) {
        this.days = days;
        this.alerts = alerts;
    }

    /** One that counts for a day was not caught. */
    void slipped(String tenantId, String incidentId, long day, long admissionMs) {
        Period month = Cadence.MONTHLY.of(UtcDays.date(day));
        IncidentFacts soFar =
                days.days(tenantId, month.start().toEpochDay(), day + 1).incidents();
        Judged judged = ViolationDetection.of(soFar.violations(), soFar.caught());
        alerts.observe(new Observation(
                tenantId,
                ViolationDetection.DEFINITION.rule(),
                Optional.of(month.name()),
                ViolationDetection.alert(judged),
                judged.value().map(Quotient::rounded),
                UtcDays.startMs(month.start().toEpochDay()),
                UtcDays.startMs(month.end().toEpochDay()),
                admissionMs,
                "violation " + incidentId + " of an invariant was not caught before the commit"));
    }

    /** Months that end until then, in ms, are over: also one whose last day was not closed, because the tenant was silent. */
    void end(String tenantId, long endMs, long timeMs) {
        alerts.firing(tenantId, ViolationDetection.DEFINITION.rule()).stream()
                .filter(alert -> alert.windowEndMs() <= endMs)
                .forEach(alert -> alerts.resolve(alert, timeMs, alert.subject().orElseThrow() + " is over"));
    }
}
