package io.oisstreams.embedded.agents;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.IncidentEvent;
import io.oisstreams.event.v1.IncidentEventKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A tenant's incidents, each resolved some time later: rare, short and harmless, or not. */
final class Incidents {
    private static final long FIRST_LEAST_MS = Duration.ofMinutes(10).toMillis();
    private static final long FIRST_MOST_MS = Duration.ofMinutes(50).toMillis();
    private static final long LEAST_MS = Duration.ofHours(5).toMillis();
    private static final long MOST_MS = Duration.ofHours(11).toMillis();
    private static final long UNSEEN_LEAST_MS = Duration.ofSeconds(5).toMillis();
    private static final long UNSEEN_MOST_MS = Duration.ofSeconds(50).toMillis();
    private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();

    private final SimulationPlan plan;
    private final String tenantId;
    private final Agenda agenda;
    private final Dice dice;
    private long number;

    Incidents(SimulationPlan plan, TenantProfile profile, Agenda agenda) {
        this.plan = plan;
        this.tenantId = profile.tenantId();
        this.agenda = agenda;
        this.dice = new Dice(plan, profile, "incidents");
    }

    void begin() {
        agenda.at(plan.startMs() + dice.between(FIRST_LEAST_MS, FIRST_MOST_MS), this::happen);
    }

    private void happen(long atMs) {
        String id = "incident-" + plan.run() + "-" + ++number;
        Optional<Misbehaviour> wrong = dice.misbehaviour(Occasion.INCIDENT, atMs);
        Mishap usual = dice.oneOf(Mishap.USUAL);
        Mishap mishap = wrong.map(Mishap::of).orElse(usual);
        Instant failure = Instant.ofEpochMilli(atMs - dice.between(UNSEEN_LEAST_MS, UNSEEN_MOST_MS));
        Instant snapshot = failure.minusMillis(mishap.lossMinutes() * MINUTE_MS);
        send(id, mishap, IncidentEventKind.detected, Optional.empty(), Optional.empty(), atMs);
        send(
                id,
                mishap,
                IncidentEventKind.resolved,
                mishap.losesData() ? Optional.of(failure) : Optional.empty(),
                mishap.losesData() ? Optional.of(snapshot) : Optional.empty(),
                atMs + dice.between(mishap.leastMinutes() * MINUTE_MS, mishap.mostMinutes() * MINUTE_MS));
        agenda.at(atMs + dice.between(LEAST_MS, MOST_MS), this::happen);
    }

    private void send(
            String id,
            Mishap mishap,
            IncidentEventKind kind,
            Optional<Instant> failure,
            Optional<Instant> snapshot,
            long atMs) {
        agenda.send(
                Topics.OPERATIONS_INCIDENTS,
                dice.admitted(atMs),
                IncidentEvent.newBuilder()
                        .setEventId(id + "-" + kind)
                        .setTenantId(tenantId)
                        .setTimestampMs(Instant.ofEpochMilli(atMs))
                        .setIncidentId(id)
                        .setKind(kind)
                        .setSeverity(mishap.severity())
                        .setCategory(mishap.category())
                        .setPlannedMaintenance(mishap == Mishap.MAINTENANCE)
                        .setFailureAtMs(failure.orElse(null))
                        .setLastValidSnapshotAtMs(snapshot.orElse(null))
                        .setDetectedBeforeCommit(mishap.detectedBeforeCommit().orElse(null))
                        .build());
    }
}
