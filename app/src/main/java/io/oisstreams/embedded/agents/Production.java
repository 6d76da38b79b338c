package io.oisstreams.embedded.agents;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.CycleEvent;
import io.oisstreams.event.v1.CycleEventKind;
import io.oisstreams.operations.core.deviation.DeviationType;
import io.oisstreams.time.UtcDays;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A tenant's production: a cycle of seven signed operations about every hour. It obeys: a cycle is halted by an operation whose signature
 * fails, and none begins while the orchestrator is halted or production paused by a deviation. The pause after an attestation that failed
 * is not obeyed: it lasts a week, in which there would be nothing to see.
 */
final class Production {
    private static final long FIRST_LEAST_MS = Duration.ofMinutes(2).toMillis();
    private static final long FIRST_MOST_MS = Duration.ofMinutes(6).toMillis();
    private static final long LEAST_MS = Duration.ofMinutes(50).toMillis();
    private static final long MOST_MS = Duration.ofMinutes(70).toMillis();
    private static final long CHECKS_MS = Duration.ofSeconds(30).toMillis();
    private static final long ENDING_MS = Duration.ofSeconds(2).toMillis();

    private final SimulationPlan plan;
    private final String tenantId;
    private final Agenda agenda;
    private final OnCall onCall;
    private final Operations operations;
    private final Summaries summaries;
    private final CycleChecks checks;
    private final Dice dice;
    private long number;

    Production(SimulationPlan plan, TenantProfile profile, Agenda agenda) {
        this.plan = plan;
        this.tenantId = profile.tenantId();
        this.agenda = agenda;
        this.onCall = new OnCall(plan, profile, agenda);
        this.operations = new Operations(plan, profile, agenda, onCall);
        this.summaries = new Summaries(plan, profile, agenda, onCall);
        this.checks = new CycleChecks(plan, profile, agenda, onCall);
        this.dice = new Dice(plan, profile, "production");
    }

    void begin() {
        agenda.at(plan.startMs() + dice.between(FIRST_LEAST_MS, FIRST_MOST_MS), this::produce);
    }

    private void produce(long atMs) {
        String cycleId = "cycle-" + plan.run() + "-" + ++number;
        Optional<Misbehaviour> wrong = dice.misbehaviour(Occasion.CYCLE, atMs);
        tell(cycleId, CycleEventKind.started, atMs);
        long freeMs = work(cycleId, atMs, wrong);
        agenda.at(Math.max(freeMs + ENDING_MS, atMs + dice.between(LEAST_MS, MOST_MS)), this::produce);
    }

    /** Works through a cycle; returns from when on there may be another. */
    private long work(String cycleId, long startMs, Optional<Misbehaviour> wrong) {
        int all = CycleStep.ALL.size();
        boolean fails = wrong.equals(Optional.of(Misbehaviour.FAILED_CYCLE));
        Operations.Signed signed = operations.sign(cycleId, startMs, fails ? (int) dice.between(1, all) : all);
        boolean excessive = wrong.equals(Optional.of(Misbehaviour.EXCESSIVE_SUMMARIES));
        int wanted = (int) (excessive ? dice.between(12, 17) : dice.between(2, 4));
        if (signed.count() >= CycleStep.SUMMARIES) {
            summaries.make(cycleId, Operations.doneMs(startMs, CycleStep.SUMMARIES), wanted);
        }
        long doneMs = Operations.doneMs(startMs, signed.count());
        if (signed.isWhole()) {
            long pausedUntilMs = checks.check(cycleId, doneMs + ENDING_MS);
            tell(cycleId, CycleEventKind.completed, doneMs + CHECKS_MS);
            return pausedUntilMs;
        }
        boolean halted = signed.haltedUntilMs().isPresent();
        long endedMs = tell(cycleId, halted ? CycleEventKind.halted : CycleEventKind.failed, doneMs + ENDING_MS);
        long haltedUntilMs = signed.haltedUntilMs().orElse(endedMs);
        return signed.count() < all ? Math.max(haltedUntilMs, resolveMissing(cycleId, endedMs)) : haltedUntilMs;
    }

    /** What was never signed is found out when the cycle's log is due: after its end and the skew of clocks. */
    private long resolveMissing(String cycleId, long endedMs) {
        return onCall.resolve(
                DeviationType.SIGNATURE_VERIFICATION_FAILURE,
                cycleId,
                endedMs + UtcDays.SKEW_MS,
                Topics.CYCLE_EVENTS.name() + "/" + cycleId);
    }

    /** Returns when it is admitted. */
    private long tell(String cycleId, CycleEventKind kind, long atMs) {
        long admissionMs = dice.admitted(atMs);
        agenda.send(
                Topics.CYCLE_EVENTS,
                admissionMs,
                CycleEvent.newBuilder()
                        .setEventId(cycleId + "-" + kind.name())
                        .setTenantId(tenantId)
                        .setTimestampMs(Instant.ofEpochMilli(atMs))
                        .setCycleId(cycleId)
                        .setKind(kind)
                        .setRequiredOperations(CycleStep.ALL.size())
                        .build());
        return admissionMs;
    }
}
