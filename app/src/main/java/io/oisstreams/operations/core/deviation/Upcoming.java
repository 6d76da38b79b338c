package io.oisstreams.operations.core.deviation;

import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a deviation comes to next if nothing is done about it.
 *
 * @param timeMs when, in ms
 */
record Upcoming(long timeMs, What what) {

    /** What is due, of one time the first comes first. */
    enum What {
        LADDER_STEP,
        SLA,
        STATUS_UPDATE
    }

    /** The next; empty: nothing is due until an update comes. */
    static Optional<Upcoming> next(Deviation deviation, Ladder ladder) {
        if (!deviation.isOpen()) {
            return Optional.empty();
        }
        return Stream.of(ladderStep(deviation, ladder), sla(deviation), statusUpdate(deviation))
                .flatMap(Optional::stream)
                .min(Comparator.comparingLong(Upcoming::timeMs).thenComparing(Upcoming::what));
    }

    private static Optional<Upcoming> ladderStep(Deviation deviation, Ladder ladder) {
        int next = deviation.escalated().ladderSteps();
        if (next >= ladder.steps().size()) {
            return Optional.empty();
        }
        long offsetMs = TimeUnit.MINUTES.toMillis(ladder.steps().get(next).atMinutes());
        return Optional.of(new Upcoming(deviation.detectedAtMs() + offsetMs, What.LADDER_STEP));
    }

    private static Optional<Upcoming> sla(Deviation deviation) {
        return deviation.slaState() == SlaState.RUNNING
                ? Optional.of(new Upcoming(deviation.slaDueAtMs(), What.SLA))
                : Optional.empty();
    }

    private static Optional<Upcoming> statusUpdate(Deviation deviation) {
        return deviation.escalated().statusUpdateDueMs().map(timeMs -> new Upcoming(timeMs, What.STATUS_UPDATE));
    }
}
