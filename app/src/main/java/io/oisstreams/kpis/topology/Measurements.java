package io.oisstreams.kpis.topology;

import io.oisstreams.event.RejectionReason;
import io.oisstreams.event.v1.KpiMeasurement;
import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.figure.DayFacts;
import io.oisstreams.kpis.core.figure.Figure;
import io.oisstreams.kpis.core.figure.MeasuredFacts;
import io.oisstreams.kpis.core.figure.Reading;
import io.oisstreams.kpis.core.kpi.AuditLogIntegrity;
import io.oisstreams.kpis.core.kpi.KStateStability;
import io.oisstreams.kpis.core.kpi.SecurityFindings;
import io.oisstreams.kpis.core.measurement.Attributes;
import io.oisstreams.kpis.core.measurement.MeasurementRules;
import io.oisstreams.streams.EventOutcome;
import io.oisstreams.streams.Incoming;
import io.oisstreams.time.UtcDays;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Measurements (KPI 3.1 to 3.3, 4.2, 5.1 and 5.2), and reviews that were made. */
final class Measurements {
    private final Values values;
    private final BadReadings badReadings;
    private final Coverages coverages;
    private final Snapshots snapshots;
    private final Reviews reviews;

    Measurements(Values values, BadReadings badReadings, Coverages coverages, Snapshots snapshots, Reviews reviews) {
        this.values = values;
        this.badReadings = badReadings;
        this.coverages = coverages;
        this.snapshots = snapshots;
        this.reviews = reviews;
    }

    /** Why a measurement can't be used; empty: it can. */
    static Optional<EventOutcome> refuse(KpiMeasurement event) {
        return MeasurementRules.refuse(event.getKpiId(), value(event), event.getAttributes(), timeMs(event))
                .map(fault -> EventOutcome.refused(RejectionReason.INVALID_FIELD, fault));
    }

    /** Takes a measurement that counts for a day. */
    void take(KpiMeasurement event, Incoming incoming, long day) {
        BigDecimal value = value(event);
        String tenantId = event.getTenantId();
        switch (event.getKpiId()) {
            case "3.1" -> audit(event, value, incoming, day);
            case "3.2" -> coverages.take(event, value, incoming, day);
            case "3.3" -> findings(event, incoming, day);
            case "4.2" ->
                count(
                        tenantId,
                        day,
                        MeasuredFacts.documentation(new Reading(timeMs(event), event.getEventId(), value)));
            case "5.1" -> kState(event, value, incoming, day);
            case "5.2" -> snapshot(event, value, incoming, day);
            default ->
                reviews.recorded(
                        tenantId,
                        MeasurementRules.cadence(event.getAttributes()).orElseThrow(),
                        MeasurementRules.period(event.getAttributes()),
                        incoming.admissionMs());
        }
    }

    private void audit(KpiMeasurement event, BigDecimal integrity, Incoming incoming, long day) {
        count(event.getTenantId(), day, MeasuredFacts.audit(integrity));
        badReadings.take(
                event.getTenantId(),
                AuditLogIntegrity.DEFINITION,
                Optional.ofNullable(event.getAttributes().get(Attributes.LOG)),
                AuditLogIntegrity.alert(integrity),
                integrity,
                timeMs(event),
                incoming.admissionMs());
    }

    private void findings(KpiMeasurement event, Incoming incoming, long day) {
        Figure figure = new Figure(
                SecurityFindings.DEFINITION,
                Map.of(),
                event.getAttributes(),
                SecurityFindings.of(MeasurementRules.findings(event.getAttributes())),
                timeMs(event),
                timeMs(event) + 1);
        values.publishOne(event.getTenantId(), day, figure, event.getEventId(), incoming);
    }

    private void kState(KpiMeasurement event, BigDecimal k, Incoming incoming, long day) {
        boolean stable = KStateStability.isStable(k);
        count(event.getTenantId(), day, MeasuredFacts.kState(stable));
        badReadings.take(
                event.getTenantId(),
                KStateStability.DEFINITION,
                Optional.empty(),
                stable ? Optional.empty() : Optional.of(KStateStability.unstable()),
                k,
                timeMs(event),
                incoming.admissionMs());
        MeasuredFacts soFar = values.day(event.getTenantId(), day).measured();
        Judged judged = KStateStability.of(soFar.kMeasured(), soFar.kStable());
        long startMs = UtcDays.startMs(day);
        values.publish(
                event.getTenantId(),
                day,
                Figure.of(KStateStability.DEFINITION, judged, startMs, Math.max(startMs, timeMs(event)) + 1),
                incoming.admissionMs());
    }

    private void snapshot(KpiMeasurement event, BigDecimal ageHours, Incoming incoming, long day) {
        long createdMs = MeasurementRules.createdMs(timeMs(event), ageHours);
        count(event.getTenantId(), day, MeasuredFacts.snapshot(createdMs));
        snapshots.take(event.getTenantId(), createdMs, incoming.admissionMs());
    }

    private void count(String tenantId, long day, MeasuredFacts facts) {
        values.count(tenantId, day, DayFacts.of(facts));
    }

    private static long timeMs(KpiMeasurement event) {
        return event.getTimestampMs().toEpochMilli();
    }

    /** As it was written: of the decimals that stand for this double the shortest. */
    private static BigDecimal value(KpiMeasurement event) {
        return BigDecimal.valueOf(event.getValue());
    }
}
