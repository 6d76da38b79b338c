package io.oisstreams.kpis.query;

import io.oisstreams.event.v1.ArtifactKind;
import io.oisstreams.event.v1.ArtifactObservation;
import io.oisstreams.event.v1.IncidentCategory;
import io.oisstreams.event.v1.IncidentEvent;
import io.oisstreams.event.v1.IncidentEventKind;
import io.oisstreams.event.v1.IncidentSeverity;
import io.oisstreams.event.v1.KpiMeasurement;
import io.oisstreams.event.v1.ProposalEvent;
import io.oisstreams.event.v1.ProposalEventKind;
import io.oisstreams.kpis.core.contract.Input;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events of a tenant, of which a test says only what it is about. Ids count up. */
final class Events {
    private final String tenantId;
    private int ids;

    Events(String tenantId) {
        this.tenantId = tenantId;
    }

    static long ms(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    private String id() {
        ids++;
        return "e" + ids;
    }

    KpiMeasurement measured(String kpiId, double value, Map<String, String> attributes, long ms) {
        return KpiMeasurement.newBuilder()
                .setEventId(id())
                .setTenantId(tenantId)
                .setTimestampMs(Instant.ofEpochMilli(ms))
                .setKpiId(kpiId)
                .setValue(value)
                .setAttributes(attributes)
                .build();
    }

    /** Of low risk. */
    ProposalEvent proposal(String id, ProposalEventKind kind, @Nullable String stakeholder, long ms) {
        return ProposalEvent.newBuilder()
                .setEventId(id())
                .setTenantId(tenantId)
                .setTimestampMs(Instant.ofEpochMilli(ms))
                .setProposalId(id)
                .setKind(kind)
                .setStakeholder(stakeholder)
                .setSafetyScore(9.5)
                .setQuorumMet(true)
                .build();
    }

    IncidentEvent incident(String id, IncidentEventKind kind, IncidentCategory category, long ms) {
        return IncidentEvent.newBuilder()
                .setEventId(id())
                .setTenantId(tenantId)
                .setTimestampMs(Instant.ofEpochMilli(ms))
                .setIncidentId(id)
                .setKind(kind)
                .setSeverity(IncidentSeverity.medium)
                .setCategory(category)
                .build();
    }

    ArtifactObservation observation(Input input, boolean exists, long ms) {
        return ArtifactObservation.newBuilder()
                .setEventId(id())
                .setTenantId(tenantId)
                .setTimestampMs(Instant.ofEpochMilli(ms))
                .setPath(input.path())
                .setKind(ArtifactKind.valueOf(input.kind().label()))
                .setExists(exists)
                .setParseable(input.check() == Input.Check.PARSEABLE ? exists : null)
                .build();
    }
}
