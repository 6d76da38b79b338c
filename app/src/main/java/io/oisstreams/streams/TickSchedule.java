package io.oisstreams.streams;

import java.util.function.LongConsumer;

/**
 * Which ticks belong between the events of a finite file, so that its time passes as if it were now. Ticks are multiples of the
 * interval. After an event they go on until they have passed it by the horizon; the rest of a quiet gap is skipped up to one
 * tick just before the next event, because nothing that ticks could decide is left in between. The work is in proportion to the ticks
 * that are emitted, never to the length of a gap. Not for use by several threads.
 */
public final class TickSchedule {
    private final long intervalMs;
    private final long horizonMs;
    private long lastEventMs = -1;
    private long lastTickMs = -1;

    /**
     * A schedule for one file, in order of time.
     *
     * @param intervalMs the time between two ticks, at least 1
     * @param horizonMs how long after an event ticks can still decide something: the longest window with its settling, the longest
     *     ladder; at least 0
     */
    public TickSchedule(long intervalMs, long horizonMs) {
        if (intervalMs < 1 || horizonMs < 0) {
            throw new IllegalArgumentException("interval " + intervalMs + " ms, horizon " + horizonMs + " ms");
        }
        this.intervalMs = intervalMs;
        this.horizonMs = horizonMs;
    }

    /**
     * Emits, in order, the ticks that come before the next event. A tick of the event's own millisecond comes after it.
     *
     * @param eventMs time of the next event, not negative, not before the one before
     */
    public void before(long eventMs, LongConsumer tick) {
        if (eventMs < Math.max(lastEventMs, 0)) {
            throw new IllegalArgumentException("an event at " + eventMs + " after one at " + lastEventMs);
        }
        long justBefore = Math.floorDiv(eventMs - 1, intervalMs) * intervalMs;
        if (lastEventMs >= 0) {
            emit(Math.min(justBefore, pastHorizon()), tick);
        }
        if (justBefore > lastTickMs && justBefore >= 0) {
            lastTickMs = justBefore;
            tick.accept(justBefore);
        }
        lastEventMs = eventMs;
    }

    /** Emits the ticks after the last event, until they have passed it by the horizon. None if there was no event. */
    public void finish(LongConsumer tick) {
        if (lastEventMs >= 0) {
            emit(pastHorizon(), tick);
        }
    }

    /** The first tick that is later than the horizon after the last event. */
    private long pastHorizon() {
        long latest = Long.MAX_VALUE - intervalMs - horizonMs;
        long horizon = lastEventMs > latest ? Long.MAX_VALUE - intervalMs : lastEventMs + horizonMs;
        return Math.floorDiv(horizon, intervalMs) * intervalMs + intervalMs;
    }

    private void emit(long last, LongConsumer tick) {
        long next = (Math.floorDiv(lastTickMs, intervalMs) + 1) * intervalMs;
        for (long time = next; time <= last && time > lastTickMs; time += intervalMs) {
            lastTickMs = time;
            tick.accept(time);
        }
    }
}
