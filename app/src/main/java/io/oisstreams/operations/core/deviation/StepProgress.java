package io.oisstreams.operations.core.deviation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * What became of a step of a deviation's ladder. A step is done when it was emitted; but a step of the very time of the SLA is what the SLA
 * asks for, and is done when that was.
 *
 * @param number its place in the ladder, from 0
 * @param dueAtMs when it is due, in ms
 * @param doneAtMs when it was done, in ms, also if that was too late; empty: it was not
 */
public record StepProgress(int number, LadderStep step, long dueAtMs, State state, Optional<Long> doneAtMs) {
    /** What a step can have come to. */
    public enum State {
        /** It was taken, of the SLA: in time. */
        DONE,
        /** Its time has not come. */
        DUE,
        /** Of the SLA alone: it was not done in time. */
        MISSED,
        /** The deviation was resolved before its time came. */
        CANCELLED;

        /** The name in answers: lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All steps of a deviation's ladder, in its order, as far as time was passed to the deviation. */
    public static List<StepProgress> of(Deviation deviation, Ladder ladder) {
        return IntStream.range(0, ladder.steps().size())
                .mapToObj(number -> of(number, deviation, ladder))
                .toList();
    }

    private static StepProgress of(int number, Deviation deviation, Ladder ladder) {
        LadderStep step = ladder.steps().get(number);
        long dueAtMs = deviation.detectedAtMs() + TimeUnit.MINUTES.toMillis(step.atMinutes());
        if (dueAtMs == deviation.slaDueAtMs()) {
            Optional<Long> explainedMs = deviation.handling().explainedMs();
            return new StepProgress(number, step, dueAtMs, ofSla(deviation), explainedMs);
        }
        boolean done = number < deviation.escalated().ladderSteps();
        return new StepProgress(
                number, step, dueAtMs, state(done, deviation), done ? Optional.of(dueAtMs) : Optional.empty());
    }

    private static State ofSla(Deviation deviation) {
        return deviation.slaState() == SlaState.MISSED
                ? State.MISSED
                : state(deviation.handling().isExplained(), deviation);
    }

    private static State state(boolean done, Deviation deviation) {
        if (done) {
            return State.DONE;
        }
        return deviation.isOpen() ? State.DUE : State.CANCELLED;
    }
}
