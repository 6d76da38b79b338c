package io.oisstreams.operations.core.deviation;

import static io.oisstreams.operations.core.deviation.Course.MINUTE;

import io.oisstreams.operations.core.deviation.DeviationEvent.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a deviation comes to, computed from all its updates at once: every moment is written down, what must not happen is left out, and
 * the rest is sorted.
 */
final class NaiveCourse {
    /** At one time the opening comes first, then updates, and then what is due. */
    private record Moment(long timeMs, int order, String line) {}

    private static final long NEVER = Long.MAX_VALUE;

    private final Ladder ladder;
    private final long detectedMs;
    private final List<DeviationUpdate> updates;
    private final List<Moment> moments = new ArrayList<>();

    /** The updates in the order of their admission. */
    NaiveCourse(Ladder ladder, long detectedMs, List<DeviationUpdate> updates) {
        this.ladder = ladder;
        this.detectedMs = detectedMs;
        this.updates = updates;
    }

    /** A line for every event up to a time, in ms. */
    List<String> linesUntil(long endMs) {
        long resolvedMs = first(DeviationUpdate.Kind.RESOLVED).orElse(NEVER);
        long explainedMs = Math.max(
                first(DeviationUpdate.Kind.ROOT_CAUSE_IDENTIFIED).orElse(NEVER),
                first(DeviationUpdate.Kind.REMEDIATION_PROPOSED).orElse(NEVER));
        opening();
        answers(resolvedMs);
        ladderSteps(resolvedMs);
        sla(Math.min(resolvedMs, explainedMs));
        statusUpdates(Math.min(resolvedMs, explainedMs), endMs);
        return moments.stream()
                .filter(moment -> moment.timeMs <= endMs)
                .sorted(Comparator.comparingLong(Moment::timeMs).thenComparing(Moment::order))
                .map(Moment::line)
                .toList();
    }

    static String line(DeviationEvent event) {
        return line(event.timestampMs(), event.kind(), event.message());
    }

    private static String line(long timeMs, Kind kind, String message) {
        boolean told = kind == Kind.ESCALATION_STEP || kind == Kind.UPDATE_RECEIVED;
        return timeMs + " " + kind + (told ? " " + message : "");
    }

    private void opening() {
        add(detectedMs, 0, Kind.OPENED, "");
        ladder.steps().stream()
                .filter(step -> step.atMinutes() == 0)
                .forEach(step -> add(detectedMs, 0, Kind.ESCALATION_STEP, step.text()));
    }

    private void answers(long resolvedMs) {
        for (DeviationUpdate update : updates) {
            add(update.admissionMs(), 1, Kind.UPDATE_RECEIVED, update.kind().label());
            if (update.kind() == DeviationUpdate.Kind.RESOLVED) {
                add(resolvedMs, 1, Kind.CLOSED, "");
                return;
            }
        }
    }

    private void ladderSteps(long resolvedMs) {
        for (LadderStep step : ladder.steps()) {
            long dueMs = detectedMs + step.atMinutes() * MINUTE;
            if (step.atMinutes() > 0 && dueMs < resolvedMs) {
                add(dueMs, 2, Kind.ESCALATION_STEP, step.text());
            }
        }
    }

    private void sla(long answeredMs) {
        long dueMs = detectedMs + ladder.slaMinutes() * MINUTE;
        if (answeredMs > dueMs) {
            add(dueMs, 3, Kind.SLA_MISSED, "");
            add(dueMs, 4, Kind.EMERGENCY_ESCALATION, "");
        }
    }

    private void statusUpdates(long answeredMs, long endMs) {
        long stepMs = ladder.statusUpdateMinutes() * MINUTE;
        first(DeviationUpdate.Kind.INVESTIGATION_STARTED).ifPresent(startMs -> {
            for (long dueMs = startMs + stepMs; dueMs < answeredMs && dueMs <= endMs; dueMs += stepMs) {
                add(dueMs, 5, Kind.STATUS_UPDATE_DUE, "");
            }
        });
    }

    private Optional<Long> first(DeviationUpdate.Kind kind) {
        return updates.stream()
                .filter(update -> update.kind() == kind)
                .map(DeviationUpdate::admissionMs)
                .findFirst();
    }

    private void add(long timeMs, int order, Kind kind, String message) {
        moments.add(new Moment(timeMs, order, line(timeMs, kind, message)));
    }
}
