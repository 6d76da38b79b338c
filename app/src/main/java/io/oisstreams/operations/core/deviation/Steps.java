package io.oisstreams.operations.core.deviation;

import io.oisstreams.alerting.Severity;
import io.oisstreams.operations.core.deviation.DeviationEvent.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A deviation on its way, and the events of it. For one call, by one thread. */
final class Steps {
    private final Ladder ladder;
    private final List<DeviationEvent> events = new ArrayList<>();
    private Deviation deviation;

    Steps(Deviation deviation, Ladder ladder) {
        this.deviation = deviation;
        this.ladder = ladder;
    }

    Progress progress() {
        return new Progress(deviation, events);
    }

    void open() {
        Detection detection = deviation.detection();
        String message = ladder.name() + " (" + ladder.action() + "): " + detection.message();
        emit(Kind.OPENED, ladder.recipients(), detection.detectedAtMs(), Optional.empty(), message);
    }

    /** Everything up to a time, in ms, that was not emitted, in the order of time. */
    void passTo(long timeMs) {
        Optional<Upcoming> due = Upcoming.next(deviation, ladder);
        while (due.isPresent() && due.get().timeMs() <= timeMs) {
            take(due.get());
            due = Upcoming.next(deviation, ladder);
        }
    }

    void apply(DeviationUpdate update) {
        deviation = deviation.with(deviation.handling().with(update));
        escalated(now -> now.withStatusUpdateDue(statusUpdateDueMs(now, update)));
        emit(Kind.UPDATE_RECEIVED, List.of(), update.admissionMs(), Optional.of(update.actor()), message(update));
        if (!deviation.isOpen()) {
            String message = ladder.name() + " resolved";
            emit(Kind.CLOSED, ladder.recipients(), update.admissionMs(), Optional.of(update.actor()), message);
        }
    }

    private void take(Upcoming due) {
        switch (due.what()) {
            case LADDER_STEP -> ladderStep(due.timeMs());
            case SLA -> slaMissed(due.timeMs());
            case STATUS_UPDATE -> statusUpdateDue(due.timeMs());
        }
    }

    private void ladderStep(long timeMs) {
        LadderStep step = ladder.steps().get(deviation.escalated().ladderSteps());
        escalated(Escalated::withLadderStep);
        emit(Kind.ESCALATION_STEP, step.recipients(), timeMs, step.actor(), step.text());
    }

    private void slaMissed(long timeMs) {
        Emergency emergency = ladder.emergency();
        escalated(now -> now.withSlaMissed(timeMs));
        emit(Kind.SLA_MISSED, ladder.recipients(), timeMs, Optional.empty(), missing());
        emit(
                Kind.EMERGENCY_ESCALATION,
                emergency.severity(),
                emergency.recipients(),
                timeMs,
                Optional.empty(),
                emergency.text());
    }

    private String missing() {
        List<String> missing = new ArrayList<>();
        if (deviation.handling().rootCauseAtMs().isEmpty()) {
            missing.add("root cause");
        }
        if (deviation.handling().remediationAtMs().isEmpty()) {
            missing.add("remediation plan");
        }
        return "SLA of " + ladder.slaMinutes() + " min missed: no " + String.join(" and no ", missing);
    }

    private void statusUpdateDue(long timeMs) {
        escalated(now -> now.withStatusUpdateDue(Optional.of(timeMs + intervalMs())));
        String message = "Status update due, every " + ladder.statusUpdateMinutes() + " min under investigation";
        emit(Kind.STATUS_UPDATE_DUE, ladder.statusUpdateRecipients(), timeMs, Optional.empty(), message);
    }

    /** The first one after the investigation began; from then on each gives the next. */
    private Optional<Long> statusUpdateDueMs(Escalated now, DeviationUpdate update) {
        return deviation.handling().isUnderInvestigation()
                ? now.statusUpdateDueMs().or(() -> Optional.of(update.admissionMs() + intervalMs()))
                : Optional.empty();
    }

    private long intervalMs() {
        return TimeUnit.MINUTES.toMillis(ladder.statusUpdateMinutes());
    }

    private static String message(DeviationUpdate update) {
        return update.kind().label() + update.note().map(note -> ": " + note).orElse("");
    }

    private void escalated(UnaryOperator<Escalated> change) {
        deviation = deviation.with(change.apply(deviation.escalated()));
    }

    private void emit(Kind kind, List<String> recipients, long timeMs, Optional<String> actor, String message) {
        emit(kind, ladder.severity(), recipients, timeMs, actor, message);
    }

    private void emit(
            Kind kind,
            Severity severity,
            List<String> recipients,
            long timeMs,
            Optional<String> actor,
            String message) {
        events.add(new DeviationEvent(
                deviation.id(),
                deviation.tenantId(),
                deviation.type(),
                kind,
                deviation.escalated().events(),
                severity,
                deviation.detection().subject(),
                recipients,
                deviation.detectedAtMs(),
                deviation.slaDueAtMs(),
                timeMs,
                actor,
                message));
        escalated(Escalated::withEvent);
    }
}
