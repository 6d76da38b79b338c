package io.oisstreams.kpis.topology;

import io.oisstreams.event.RejectionReason;
import io.oisstreams.event.v1.IncidentEvent;
import io.oisstreams.event.v1.IncidentEventKind;
import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.Quotient;
import io.oisstreams.kpis.core.figure.DayFacts;
import io.oisstreams.kpis.core.figure.Figure;
import io.oisstreams.kpis.core.figure.IncidentFacts;
import io.oisstreams.kpis.core.kpi.RecoveryPoint;
import io.oisstreams.kpis.core.kpi.RecoveryTime;
import io.oisstreams.kpis.core.lifecycle.Incident;
import io.oisstreams.kpis.core.lifecycle.Incident.Detection;
import io.oisstreams.kpis.state.Due;
import io.oisstreams.kpis.state.FirstSeen;
import io.oisstreams.kpis.state.Kind;
import io.oisstreams.kpis.state.KpiRows;
import io.oisstreams.kpis.state.StoredOutage;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import io.oisstreams.streams.EventOutcome;
import io.oisstreams.streams.Incoming;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.utils.Bytes;

/** Operational incidents (KPI 2.1 to 2.4, and the outages of 4.1). */
final class Incidents {
    private static final String CATEGORY = "category";
    private static final String INCIDENT = "incident_id";

    private final Rows rows;
    private final Values values;
    private final Alarms alarms;
    private final Violations violations;

    Incidents(Rows rows, Values values, Alarms alarms, Violations violations) {
        this.rows = rows;
        this.values = values;
        this.alarms = alarms;
        this.violations = violations;
    }

    /** Why an event can't be used; empty: it can. */
    Optional<EventOutcome> refuse(IncidentEvent event) {
        Incident known = find(event.getTenantId(), event.getIncidentId());
        boolean again = event.getKind() == IncidentEventKind.detected
                ? known.detection().isPresent()
                : known.resolvedMs().isPresent();
        return again
                ? Optional.of(EventOutcome.refused(
                        RejectionReason.REPEATED_STEP, "kind: the incident was " + event.getKind() + " before"))
                : Optional.empty();
    }

    /** Takes an event that counts for a day. */
    void take(IncidentEvent event, Incoming incoming, long day) {
        String tenantId = event.getTenantId();
        String id = event.getIncidentId();
        Incident before = find(tenantId, id);
        raise(tenantId, id, before, incoming.admissionMs());
        Incident after = apply(event, incoming.admissionMs(), before);
        if (!rows.has(key(tenantId, id))) {
            FirstSeen.put(rows, tenantId, incoming.admissionMs(), Kind.INCIDENT, id);
        }
        rows.put(key(tenantId, id), after);
        keepOutage(tenantId, id, after, incoming.admissionMs());
        if (event.getKind() == IncidentEventKind.detected) {
            detected(tenantId, id, after.detection().orElseThrow(), incoming.admissionMs(), day);
        }
        if (after.recovery().isPresent()) {
            recovered(event, after, incoming, day);
        } else if (after.isOpen()) {
            ongoing(tenantId, id, after).ifPresent(thing -> alarms.schedule(thing, Due.Kind.INCIDENT_GOES_ON));
        }
    }

    private static Incident apply(IncidentEvent event, long admissionMs, Incident before) {
        Incident stated = before.stating(timeMs(event.getFailureAtMs()), timeMs(event.getLastValidSnapshotAtMs()));
        long timeMs = event.getTimestampMs().toEpochMilli();
        return event.getKind() == IncidentEventKind.resolved
                ? stated.resolved(timeMs)
                : stated.detected(new Detection(
                        timeMs,
                        admissionMs,
                        event.getSeverity().name(),
                        event.getCategory().name(),
                        event.getPlannedMaintenance(),
                        Boolean.TRUE.equals(event.getDetectedBeforeCommit())));
    }

    private static Optional<Long> timeMs(Instant time) {
        return Optional.ofNullable(time).map(Instant::toEpochMilli);
    }

    private void detected(String tenantId, String id, Detection what, long admissionMs, long day) {
        values.count(tenantId, day, DayFacts.of(IncidentFacts.of(what.isFailure(), what.isViolation(), what.caught())));
        if (what.isViolation() && !what.caught()) {
            violations.slipped(tenantId, id, day, admissionMs);
        }
    }

    /** By when it was known to be over, so that who looks at an earlier state of things finds it; what is not over at the end of time. */
    private void keepOutage(String tenantId, String id, Incident incident, long admissionMs) {
        incident.detection().ifPresent(what -> {
            rows.delete(KpiRows.outageKey(tenantId, StoredOutage.OPEN, id));
            long toMs = incident.resolvedMs().orElse(StoredOutage.OPEN);
            long endKnownMs = incident.isOpen() ? StoredOutage.OPEN : admissionMs;
            rows.put(
                    KpiRows.outageKey(tenantId, Math.max(toMs, endKnownMs), id),
                    new StoredOutage(what.timeMs(), what.knownMs(), toMs, endKnownMs, what.planned()));
        });
    }

    private void recovered(IncidentEvent event, Incident incident, Incoming incoming, long day) {
        Detection what = incident.detection().orElseThrow();
        if (what.planned()) {
            return;
        }
        String tenantId = event.getTenantId();
        ongoing(tenantId, event.getIncidentId(), incident)
                .ifPresent(thing -> alarms.end(
                        thing,
                        incoming.admissionMs(),
                        incident.recovery().orElseThrow().sumMs(),
                        "incident " + event.getIncidentId() + " is resolved"));
        RecoveryTime.of(what.category(), incident.recovery().orElseThrow())
                .ifPresent(judged -> publish(RecoveryTime.DEFINITION, judged, event, incident, incoming, day));
        RecoveryPoint.of(what.category(), optional(incident.failureAtMs()), optional(incident.lastSnapshotMs()))
                .ifPresent(judged -> publish(RecoveryPoint.DEFINITION, judged, event, incident, incoming, day));
    }

    private void publish(
            Definition kpi, Judged judged, IncidentEvent event, Incident incident, Incoming incoming, long day) {
        Detection what = incident.detection().orElseThrow();
        Figure figure = new Figure(
                kpi,
                Map.of(CATEGORY, what.category()),
                Map.of(INCIDENT, event.getIncidentId()),
                judged,
                what.timeMs(),
                Math.max(what.timeMs(), incident.resolvedMs().orElseThrow()));
        values.publishOne(event.getTenantId(), day, figure, event.getIncidentId(), incoming);
    }

    /** An incident may have gone on for too long. */
    void due(Due due) {
        raise(due.tenantId(), due.subject(), find(due.tenantId(), due.subject()), due.timeMs() + 1);
    }

    private void raise(String tenantId, String id, Incident incident, long beforeMs) {
        if (incident.isOpen()) {
            ongoing(tenantId, id, incident).ifPresent(thing -> alarms.raise(thing, beforeMs));
        }
    }

    /** A detected incident as something that can take too long; empty: its category has no target, or it was planned. */
    private static Optional<Alarms.Ongoing> ongoing(String tenantId, String id, Incident incident) {
        Detection what = incident.detection().orElseThrow();
        OptionalLong alarmMs = what.planned() ? OptionalLong.empty() : RecoveryTime.alarmMs(what.category());
        return alarmMs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Alarms.Ongoing(
                        tenantId,
                        RecoveryTime.DEFINITION,
                        Optional.of(id),
                        what.timeMs(),
                        what.knownMs(),
                        List.of(alarmMs.getAsLong()),
                        lastedMs -> RecoveryTime.alert(what.category(), lastedMs),
                        lastedMs -> Quotient.minutes(lastedMs, 1).rounded(),
                        "incident " + id + " (" + what.category() + ") takes more than twice its recovery time"));
    }

    private Incident find(String tenantId, String id) {
        return rows.get(key(tenantId, id), Incident.class).orElse(Incident.UNKNOWN);
    }

    private static OptionalLong optional(Optional<Long> value) {
        return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private static Bytes key(String tenantId, String id) {
        return RowKey.of(Kind.INCIDENT, tenantId, id);
    }
}
