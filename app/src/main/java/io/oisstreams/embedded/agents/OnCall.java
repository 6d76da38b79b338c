package io.oisstreams.embedded.agents;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.DeviationUpdate;
import io.oisstreams.event.v1.DeviationUpdateKind;
import io.oisstreams.operations.core.deviation.DeviationId;
import io.oisstreams.operations.core.deviation.DeviationType;
import java.time.Duration;
import java.time.Instant;

/**
 * The people who handle a tenant's deviations, each until it is resolved. They need not be told the ids: these follow from what shows a
 * deviation and when it is admitted.
 */
final class OnCall {
    private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();
    private static final long STATUS_UPDATE_MINUTES = 30;
    private static final String LEAD = "LARS";

    private final String tenantId;
    private final Agenda agenda;
    private final Dice dice;

    OnCall(SimulationPlan plan, TenantProfile profile, Agenda agenda) {
        this.tenantId = profile.tenantId();
        this.agenda = agenda;
        this.dice = new Dice(plan, profile, "on-call");
    }

    /**
     * Handles a deviation, in time or, neglected, after its SLA.
     *
     * @param detectedAtMs when what shows it is admitted, in ms
     * @param causeId the topic and the id of what shows it
     * @return when it is resolved, by admission, in ms
     */
    long resolve(DeviationType type, String subject, long detectedAtMs, String causeId) {
        Updates updates = new Updates(DeviationId.of(tenantId, type, subject, detectedAtMs, causeId));
        Investigation investigation = Investigation.of(type);
        boolean neglected = dice.misbehaviour(Occasion.DEVIATION, detectedAtMs).isPresent();
        long noticedMs = detectedAtMs + (neglected ? investigation.slaMinutes() * MINUTE_MS : 0) + minutes(2, 7);
        updates.add(DeviationUpdateKind.acknowledged, LEAD, "seen", noticedMs);
        long startedMs = noticedMs + minutes(3, 8);
        String investigator = investigation.investigator();
        updates.add(DeviationUpdateKind.investigation_started, investigator, "looking for the cause", startedMs);
        long foundMs = startedMs + minutes(investigation.leastMinutes(), investigation.leastMinutes() * 5 / 4);
        long stepMs = STATUS_UPDATE_MINUTES * MINUTE_MS;
        for (long dueMs = startedMs + stepMs; dueMs < foundMs; dueMs += stepMs) {
            updates.add(DeviationUpdateKind.status_update, investigator, "no cause found yet", dueMs);
        }
        updates.add(DeviationUpdateKind.root_cause_identified, investigator, investigation.rootCause(), foundMs);
        long plannedMs = foundMs + minutes(3, 7);
        updates.add(DeviationUpdateKind.remediation_proposed, investigator, investigation.remediation(), plannedMs);
        return updates.add(DeviationUpdateKind.resolved, LEAD, "remediation done", plannedMs + minutes(3, 7));
    }

    private long minutes(long least, long most) {
        return dice.between(least * MINUTE_MS, most * MINUTE_MS);
    }

    /** The updates of one deviation. */
    private final class Updates {
        private final String deviationId;
        private int number;

        Updates(String deviationId) {
            this.deviationId = deviationId;
        }

        /** Returns when it is admitted. */
        long add(DeviationUpdateKind kind, String actor, String note, long atMs) {
            long admissionMs = dice.admitted(atMs);
            agenda.send(
                    Topics.DEVIATION_UPDATES,
                    admissionMs,
                    DeviationUpdate.newBuilder()
                            .setEventId("update-" + ++number + "-of-" + deviationId)
                            .setTenantId(tenantId)
                            .setTimestampMs(Instant.ofEpochMilli(atMs))
                            .setDeviationId(deviationId)
                            .setKind(kind)
                            .setActor(actor)
                            .setNote(note)
                            .build());
            return admissionMs;
        }
    }
}
