package io.oisstreams.operations.core.deviation;

import io.oisstreams.operations.core.deviation.DeviationEvent.Kind;
import io.oisstreams.streams.Documents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A deviation and all its events so far. */
final class Course {
    static final long MINUTE = 60_000;

    /** 2025-11-24T00:00:00.123Z. */
    static final long DETECTED = 1_763_942_400_123L;

    private final Escalation escalation;
    private final List<DeviationEvent> events = new ArrayList<>();
    private Deviation deviation;

    Course(Escalation escalation, Detection detection) {
        this.escalation = escalation;
        Progress opened = escalation.open(detection);
        deviation = opened.deviation();
        events.addAll(opened.events());
    }

    /** By the document's ladders, from {@link #DETECTED}. */
    static Course of(DeviationType type) {
        return new Course(new Escalation(DocumentLadders.read()), detection(type));
    }

    static Detection detection(DeviationType type) {
        return new Detection("acme", type, "C1", "cycle C1 deviates", DETECTED, "cycle.events/e1");
    }

    static DeviationUpdate update(DeviationUpdate.Kind kind, long admissionMs) {
        return new DeviationUpdate(kind, "VEGA", Optional.empty(), admissionMs);
    }

    Course passTo(long timeMs) {
        return take(escalation.passTo(deviation, timeMs));
    }

    Course passToMinute(int minute) {
        return passTo(DETECTED + minute * MINUTE);
    }

    Course apply(DeviationUpdate update) {
        return take(escalation.apply(deviation, update));
    }

    Course apply(DeviationUpdate.Kind kind, long admissionMs) {
        return apply(update(kind, admissionMs));
    }

    Course restart() {
        deviation = Documents.read(Documents.write(deviation), Deviation.class);
        return this;
    }

    Deviation deviation() {
        return deviation;
    }

    Optional<Long> nextDueMs() {
        return escalation.nextDueMs(deviation);
    }

    List<DeviationEvent> events() {
        return events;
    }

    List<DeviationEvent> events(Kind kind) {
        return events.stream().filter(event -> event.kind() == kind).toList();
    }

    /** Minutes after the detection at which there were events of a kind. */
    List<Integer> minutes(Kind kind) {
        return events(kind).stream()
                .map(event -> Math.toIntExact((event.timestampMs() - event.detectedAtMs()) / MINUTE))
                .toList();
    }

    private Course take(Progress progress) {
        deviation = progress.deviation();
        events.addAll(progress.events());
        return this;
    }
}
