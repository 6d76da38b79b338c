package io.oisstreams.operations.topology;

import io.oisstreams.event.Rejection;
import io.oisstreams.event.RejectionReason;
import io.oisstreams.event.v1.DeviationUpdate;
import io.oisstreams.operations.core.deviation.Detection;
import io.oisstreams.operations.core.deviation.Deviation;
import io.oisstreams.operations.core.deviation.Escalation;
import io.oisstreams.operations.core.deviation.Ladder;
import io.oisstreams.operations.core.deviation.Ladders;
import io.oisstreams.operations.core.deviation.Progress;
import io.oisstreams.operations.core.deviation.SlaState;
import io.oisstreams.operations.state.DeviationCounts;
import io.oisstreams.operations.state.Due;
import io.oisstreams.operations.state.Kind;
import io.oisstreams.operations.state.PendingUpdate;
import io.oisstreams.rows.Agenda;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import io.oisstreams.streams.Incoming;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;

/**
 * Deviations: opened at once, taken up their ladders by time, handled by updates. An update counts a settle time after its admission, in
 * the order of all that is due, because the event that opened its deviation is on another topic and may be read after it.
 */
final class Deviations {
    private final Ladders ladders;
    private final Escalation escalation;
    private final Rows rows;
    private final Agenda<Due> agenda;
    private final Published published;
    private final Commands commands;
    private final BiConsumer<Incoming, Rejection> reject;

    /** @param reject tells of an update that can't be used */
    Deviations(
            Ladders ladders,
            Rows rows,
            Agenda<Due> agenda,
            Published published,
            Commands commands,
            BiConsumer<Incoming, Rejection> reject) {
        this.ladders = ladders;
        this.escalation = new Escalation(ladders);
        this.rows = rows;
        this.agenda = agenda;
        this.published = published;
        this.commands = commands;
        this.reject = reject;
    }

    /** Something deviates: opens it, commands what its type demands, and begins its ladder. */
    void open(Detection detection) {
        Progress progress = escalation.open(detection);
        Deviation deviation = progress.deviation();
        count(deviation, 1, 0, 0, 1);
        keep(progress);
        ladder(deviation)
                .command()
                .ifPresent(command -> commands.issue(
                        deviation.tenantId(),
                        command,
                        deviation.id(),
                        Optional.of(deviation.id()),
                        deviation.detectedAtMs(),
                        detection.message()));
    }

    /** An update came: it counts when all that was admitted before it has been read. */
    void receive(DeviationUpdate event, Incoming incoming) {
        // With leading zeros, so that updates of one millisecond count in the order of the log.
        String place = String.format(Locale.ROOT, "%019d", incoming.offset());
        rows.put(
                pendingKey(event.getTenantId(), place),
                new PendingUpdate(
                        event.getDeviationId(), DeviationRecords.update(event, incoming.admissionMs()), incoming));
        agenda.add(new Due(incoming.admissionMs(), Due.Kind.UPDATE, event.getTenantId(), place));
    }

    /** An update counts now. */
    void update(Due due) {
        Bytes key = pendingKey(due.tenantId(), due.subject());
        PendingUpdate pending = rows.get(key, PendingUpdate.class).orElseThrow();
        rows.delete(key);
        Optional<Deviation> known = rows.get(key(due.tenantId(), pending.deviationId()), Deviation.class)
                .filter(deviation -> deviation.detectedAtMs() <= due.timeMs());
        if (known.isEmpty()) {
            reject.accept(
                    pending.incoming(),
                    new Rejection(RejectionReason.UNKNOWN_DEVIATION, "deviation_id: there is no such deviation"));
        } else if (!known.get().isOpen()) {
            reject.accept(
                    pending.incoming(),
                    new Rejection(RejectionReason.CLOSED_DEVIATION, "deviation_id: the deviation is resolved"));
        } else {
            apply(known.get(), pending.update());
        }
    }

    private void apply(Deviation before, io.oisstreams.operations.core.deviation.DeviationUpdate update) {
        // What was due may not be due any more.
        escalation.nextDueMs(before).ifPresent(timeMs -> agenda.remove(dueAt(timeMs, before)));
        Deviation after = goOn(before, escalation.apply(before, update));
        if (!after.isOpen()) {
            ladder(after)
                    .command()
                    .ifPresent(command -> commands.release(
                            after.tenantId(),
                            command,
                            after.id(),
                            Optional.of(after.id()),
                            update.admissionMs(),
                            "resolved by " + update.actor()));
        }
    }

    /** A step of a ladder, or something else that time causes, is due. */
    void escalate(Due due) {
        rows.get(key(due.tenantId(), due.subject()), Deviation.class)
                .ifPresent(deviation -> goOn(deviation, escalation.passTo(deviation, due.timeMs())));
    }

    private Deviation goOn(Deviation before, Progress progress) {
        Deviation after = progress.deviation();
        long escalated = isEscalated(after) && !isEscalated(before) ? 1 : 0;
        long slaMissed = after.slaState() == SlaState.MISSED && before.slaState() != SlaState.MISSED ? 1 : 0;
        long open = before.isOpen() && !after.isOpen() ? -1 : 0;
        if (escalated + slaMissed - open > 0) {
            count(after, 0, escalated, slaMissed, open);
        }
        keep(progress);
        return after;
    }

    /** Whether any step after the moment of the detection was taken. */
    private boolean isEscalated(Deviation deviation) {
        return ladder(deviation).steps().stream()
                .limit(deviation.escalated().ladderSteps())
                .anyMatch(step -> step.atMinutes() > 0);
    }

    private Ladder ladder(Deviation deviation) {
        return ladders.of(deviation.type());
    }

    private void keep(Progress progress) {
        progress.events().forEach(published::deviation);
        Deviation deviation = progress.deviation();
        rows.put(key(deviation.tenantId(), deviation.id()), deviation);
        escalation.nextDueMs(deviation).ifPresent(timeMs -> agenda.add(dueAt(timeMs, deviation)));
    }

    private static Due dueAt(long timeMs, Deviation deviation) {
        return new Due(timeMs, Due.Kind.ESCALATION, deviation.tenantId(), deviation.id());
    }

    private void count(Deviation deviation, long detected, long escalated, long slaMissed, long open) {
        Bytes key = RowKey.of(
                Kind.DEVIATION_COUNTS, deviation.tenantId(), deviation.type().label());
        DeviationCounts counts = rows.get(key, DeviationCounts.class).orElse(DeviationCounts.NONE);
        rows.put(key, counts.plus(detected, escalated, slaMissed, open));
    }

    private static Bytes key(String tenantId, String deviationId) {
        return RowKey.of(Kind.DEVIATION, tenantId, deviationId);
    }

    private static Bytes pendingKey(String tenantId, String place) {
        return RowKey.of(Kind.UPDATE, tenantId, place);
    }
}
