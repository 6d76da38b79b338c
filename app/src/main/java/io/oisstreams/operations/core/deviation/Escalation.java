package io.oisstreams.operations.core.deviation;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Takes deviations up their ladders (OPS 3.2 to 3.6), driven by time and updates only. What it is told when makes no difference to the
 * events, as long as each deviation's updates come in the order of their admission. A deviation keeps its clock; its further steps
 * come from the ladders that this has, also if it was opened under others.
 */
public final class Escalation {
    private final Ladders ladders;

    /** An escalation by these ladders. */
    public Escalation(Ladders ladders) {
        this.ladders = ladders;
    }

    /** A new deviation, with all that is due at the moment of its detection. */
    public Progress open(Detection detection) {
        Ladder ladder = ladders.of(detection.type());
        String id = DeviationId.of(
                detection.tenantId(),
                detection.type(),
                detection.subject(),
                detection.detectedAtMs(),
                detection.causeId());
        long slaDueAtMs = detection.detectedAtMs() + TimeUnit.MINUTES.toMillis(ladder.slaMinutes());
        Steps steps = new Steps(new Deviation(id, detection, slaDueAtMs, Escalated.NONE, Handling.NONE), ladder);
        steps.open();
        steps.passTo(detection.detectedAtMs());
        return steps.progress();
    }

    /** All that is due up to a time, in ms, and was not emitted, each with the time at which it was due, in the order of these. */
    public Progress passTo(Deviation deviation, long timeMs) {
        Steps steps = steps(deviation);
        steps.passTo(timeMs);
        return steps.progress();
    }

    /**
     * An update of an open deviation, after all that was due before it. What is due at the very time of the update comes after it, and
     * not at all if the update makes it needless.
     *
     * @throws IllegalArgumentException if the deviation is closed
     */
    public Progress apply(Deviation deviation, DeviationUpdate update) {
        if (!deviation.isOpen()) {
            throw new IllegalArgumentException(deviation.id() + " is closed");
        }
        Steps steps = steps(deviation);
        steps.passTo(update.admissionMs() - 1);
        steps.apply(update);
        return steps.progress();
    }

    /** The earliest time, in ms, up to which {@link #passTo} would emit something; empty: none, until an update comes. */
    public Optional<Long> nextDueMs(Deviation deviation) {
        return Upcoming.next(deviation, ladders.of(deviation.type())).map(Upcoming::timeMs);
    }

    private Steps steps(Deviation deviation) {
        return new Steps(deviation, ladders.of(deviation.type()));
    }
}
