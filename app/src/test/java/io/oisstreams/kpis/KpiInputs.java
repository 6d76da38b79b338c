package io.oisstreams.kpis;

import io.oisstreams.cli.Admitted;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.ArtifactKind;
import io.oisstreams.event.v1.ArtifactObservation;
import io.oisstreams.event.v1.IncidentCategory;
import io.oisstreams.event.v1.IncidentEvent;
import io.oisstreams.event.v1.IncidentEventKind;
import io.oisstreams.event.v1.IncidentSeverity;
import io.oisstreams.event.v1.KpiMeasurement;
import io.oisstreams.event.v1.ProposalEvent;
import io.oisstreams.event.v1.ProposalEventKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Inputs of the KPI capability of one tenant, each admitted at its own time unless something else is said. */
public final class KpiInputs {
    private final String tenantId;
    private final List<Admitted> events = new ArrayList<>();

    /** None yet. */
    public KpiInputs(String tenantId) {
        this.tenantId = tenantId;
    }

    /** All of them, in order of admission. */
    public List<Admitted> events() {
        return events.stream()
                .sorted(Comparator.comparingLong(Admitted::admissionMs))
                .toList();
    }

    private void add(EventTopic topic, long admissionMs, SpecificRecord value) {
        events.add(new Admitted(topic, admissionMs, value));
    }

    /** One that concerns a stakeholder. */
    void stakeholder(String id, ProposalEventKind kind, String stakeholder, long timeMs) {
        proposal(id, kind, event -> event.setStakeholder(stakeholder), timeMs, timeMs);
    }

    void submitted(String id, double safety, long timeMs, long admissionMs) {
        proposal(id, ProposalEventKind.submitted, event -> event.setSafetyScore(safety), timeMs, admissionMs);
    }

    void ended(String id, ProposalEventKind kind, boolean quorum, long timeMs) {
        proposal(id, kind, event -> event.setQuorumMet(quorum), timeMs, timeMs);
    }

    void proposal(
            String id,
            ProposalEventKind kind,
            UnaryOperator<ProposalEvent.Builder> more,
            long timeMs,
            long admissionMs) {
        add(
                Topics.GOVERNANCE_PROPOSALS,
                admissionMs,
                more.apply(ProposalEvent.newBuilder()
                                .setEventId("proposal event " + admissionMs)
                                .setTenantId(tenantId)
                                .setTimestampMs(Instant.ofEpochMilli(timeMs))
                                .setProposalId(id)
                                .setKind(kind))
                        .build());
    }

    void incident(
            String id,
            IncidentEventKind kind,
            IncidentCategory category,
            UnaryOperator<IncidentEvent.Builder> more,
            long timeMs) {
        add(
                Topics.OPERATIONS_INCIDENTS,
                timeMs,
                more.apply(IncidentEvent.newBuilder()
                                .setEventId("incident event " + timeMs)
                                .setTenantId(tenantId)
                                .setTimestampMs(Instant.ofEpochMilli(timeMs))
                                .setIncidentId(id)
                                .setKind(kind)
                                .setSeverity(IncidentSeverity.low)
                                .setCategory(category))
                        .build());
    }

    /** A measurement or, of the KPI {@code review}, a review. */
    public void measure(String kpiId, double value, Map<String, String> attributes, long timeMs) {
        measure("measurement " + timeMs, kpiId, value, attributes, timeMs, timeMs);
    }

    void measure(
            String eventId, String kpiId, double value, Map<String, String> attributes, long timeMs, long admissionMs) {
        add(
                Topics.KPI_MEASUREMENTS,
                admissionMs,
                KpiMeasurement.newBuilder()
                        .setEventId(eventId)
                        .setTenantId(tenantId)
                        .setTimestampMs(Instant.ofEpochMilli(timeMs))
                        .setKpiId(kpiId)
                        .setValue(value)
                        .setAttributes(attributes)
                        .build());
    }

    void observe(String path, ArtifactKind kind, boolean exists, @Nullable Boolean parseable, long timeMs) {
        add(
                Topics.ARTIFACT_OBSERVATIONS,
                timeMs,
                ArtifactObservation.newBuilder()
                        .setEventId("observation " + timeMs)
                        .setTenantId(tenantId)
                        .setTimestampMs(Instant.ofEpochMilli(timeMs))
                        .setPath(path)
                        .setKind(kind)
                        .setExists(exists)
                        .setParseable(parseable)
                        .build());
    }
}
