package io.oisstreams.operations.topology;

import io.oisstreams.event.RejectionReason;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.CycleEvent;
import io.oisstreams.event.v1.CycleEventKind;
import io.oisstreams.event.v1.SignatureVerification;
import io.oisstreams.operations.core.cycle.Cycle;
import io.oisstreams.operations.core.cycle.LogSummary;
import io.oisstreams.operations.core.cycle.SignatureLog;
import io.oisstreams.operations.core.cycle.SignedStep;
import io.oisstreams.operations.core.deviation.Detection;
import io.oisstreams.operations.core.deviation.DeviationType;
import io.oisstreams.operations.core.quality.QualityDay;
import io.oisstreams.operations.core.quality.Replays;
import io.oisstreams.operations.core.report.ReportKind;
import io.oisstreams.operations.state.Due;
import io.oisstreams.operations.state.Kind;
import io.oisstreams.operations.state.Readiness;
import io.oisstreams.operations.state.TallyKind;
import io.oisstreams.rows.Agenda;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import io.oisstreams.streams.EventOutcome;
import io.oisstreams.time.UtcDays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;

/**
 * Production cycles: what their events say, the verdicts about their signed operations, and the log of both when a cycle has ended and all
 * that was admitted by then has been read.
 */
final class Cycles {
    private final int readinessCycles;
    private final Rows rows;
    private final Agenda<Due> agenda;
    private final Quality quality;
    private final Deviations deviations;
    private final Reports reports;

    /** @param readinessCycles how many completed cycles the readiness brief is about */
    Cycles(
            int readinessCycles,
            Rows rows,
            Agenda<Due> agenda,
            Quality quality,
            Deviations deviations,
            Reports reports) {
        this.readinessCycles = readinessCycles;
        this.rows = rows;
        this.agenda = agenda;
        this.quality = quality;
        this.deviations = deviations;
        this.reports = reports;
    }

    /** Why an event of a cycle can't be used; empty: it can. A cycle ends once. */
    Optional<EventOutcome> refuse(CycleEvent event) {
        if (event.getRequiredOperations() != null && event.getRequiredOperations() < 0) {
            return Optional.of(EventOutcome.refused(
                    RejectionReason.INVALID_FIELD,
                    "required_operations: expected a number that is not negative, got "
                            + event.getRequiredOperations()));
        }
        return cycle(event.getTenantId(), event.getCycleId()).isEnded()
                ? Optional.of(EventOutcome.refused(RejectionReason.ENDED_CYCLE, "cycle_id: the cycle has ended before"))
                : Optional.empty();
    }

    /** Takes what an event says of its cycle. */
    void take(CycleEvent event, long admissionMs) {
        String tenantId = event.getTenantId();
        Cycle before = cycle(tenantId, event.getCycleId());
        Optional<Integer> required = Optional.ofNullable(event.getRequiredOperations());
        Cycle after;
        if (event.getKind() == CycleEventKind.started) {
            after = before.started(event.getTimestampMs().toEpochMilli(), required);
        } else {
            Cycle.Ending ending = Cycle.Ending.valueOf(event.getKind().name().toUpperCase(Locale.ROOT));
            after = before.ended(ending, admissionMs, required);
            agenda.add(new Due(after.operationsUntilMs(), Due.Kind.SIGNATURE_LOG, tenantId, event.getCycleId()));
        }
        put(tenantId, after, admissionMs);
        if (after.isEnded() || before.startedMs().isEmpty()) {
            quality.add(tenantId, admissionMs, counted(event.getKind()));
        }
    }

    private static QualityDay counted(CycleEventKind kind) {
        return new QualityDay(
                Replays.NONE,
                Replays.NONE,
                kind == CycleEventKind.started ? 1 : 0,
                kind == CycleEventKind.completed ? 1 : 0,
                kind == CycleEventKind.failed ? 1 : 0,
                kind == CycleEventKind.halted ? 1 : 0);
    }

    /**
     * Takes a verdict about a signed operation, ours or another verifier's: it counts for its cycle, and a failure is a deviation at once.
     *
     * @param topic what the operation or the verdict was read from
     */
    void take(SignatureVerification verdict, String topic, long admissionMs) {
        String tenantId = verdict.getTenantId();
        SignedStep step = OperationRecords.step(verdict, admissionMs);
        quality.tally(tenantId, admissionMs, TallyKind.ALGORITHM, step.algorithm(), step.verified());
        quality.tally(tenantId, admissionMs, TallyKind.AGENT, step.agent(), step.verified());
        Cycle cycle = cycle(tenantId, verdict.getCycleId());
        boolean tooLate = cycle.log().isPresent();
        put(tenantId, tooLate ? cycle.late(1) : cycle, admissionMs);
        if (!tooLate) {
            rows.put(RowKey.of(Kind.SIGNED_STEP, tenantId, verdict.getCycleId(), topic, step.eventId()), step);
        }
        if (!step.verified()) {
            deviations.open(new Detection(
                    tenantId,
                    DeviationType.SIGNATURE_VERIFICATION_FAILURE,
                    verdict.getCycleId() + "/" + step.step(),
                    step.operation() + " of " + step.agent() + " in cycle " + verdict.getCycleId() + ": "
                            + step.failureReason().orElse("the signature does not hold"),
                    admissionMs,
                    topic + "/" + step.eventId()));
        }
    }

    /** All that counts for a cycle has been read: publishes its log. */
    void log(Due due) {
        String tenantId = due.tenantId();
        Cycle cycle = cycle(tenantId, due.subject());
        List<KeyValue<Bytes, SignedStep>> stored =
                rows.beginningWith(RowKey.of(Kind.SIGNED_STEP, tenantId, due.subject()), SignedStep.class);
        List<SignedStep> steps = stored.stream()
                .map(row -> row.value)
                .filter(step -> step.admissionMs() <= due.timeMs())
                .toList();
        SignatureLog log = new SignatureLog(cycle, steps);
        put(tenantId, cycle.logged(log.summary()).late(stored.size() - steps.size()), due.timeMs());
        stored.forEach(row -> rows.delete(row.key));
        reports.publish(
                tenantId,
                ReportKind.SIGNATURE_LOG,
                reports.file(ReportKind.SIGNATURE_LOG).fileName(cycle.cycleId()),
                due.timeMs(),
                Optional.empty(),
                log.json());
        if (log.summary().missing() > 0) {
            deviations.open(new Detection(
                    tenantId,
                    DeviationType.SIGNATURE_VERIFICATION_FAILURE,
                    cycle.cycleId(),
                    "cycle " + cycle.cycleId() + ": " + SignatureLog.missing(cycle, log.summary()),
                    due.timeMs(),
                    Topics.CYCLE_EVENTS.name() + "/" + cycle.cycleId()));
        }
        remember(tenantId, cycle, log.summary());
    }

    /** The first cycles that complete are what the readiness brief is about. */
    private void remember(String tenantId, Cycle cycle, LogSummary summary) {
        Bytes key = RowKey.of(Kind.READINESS, tenantId);
        Readiness readiness = rows.get(key, Readiness.class).orElse(Readiness.NOTHING);
        boolean completed = cycle.ending().equals(Optional.of(Cycle.Ending.COMPLETED));
        if (completed && !readiness.published() && readiness.cycles().size() < readinessCycles) {
            long endedMs = cycle.endedMs().orElseThrow();
            rows.put(
                    key,
                    readiness.plus(new Readiness.Completed(
                            cycle.cycleId(),
                            cycle.startedMs().orElse(endedMs),
                            endedMs,
                            summary.operations(),
                            summary.verified(),
                            summary.failed())));
        }
    }

    private Cycle cycle(String tenantId, String cycleId) {
        return rows.get(key(tenantId, cycleId), Cycle.class).orElseGet(() -> Cycle.unheardOf(cycleId));
    }

    /** Also notes on which day, so that it can be forgotten. */
    private void put(String tenantId, Cycle cycle, long timeMs) {
        rows.put(key(tenantId, cycle.cycleId()), cycle);
        rows.put(RowKey.of(Kind.CYCLE_DAY, tenantId, UtcDays.dayOf(timeMs), cycle.cycleId()));
    }

    private static Bytes key(String tenantId, String cycleId) {
        return RowKey.of(Kind.CYCLE, tenantId, cycleId);
    }
}
