package io.oisstreams.operations.core.cycle;

import io.oisstreams.time.UtcDays;
import java.util.Optional;

/**
 * A production cycle: what {@code cycle.events} says of it, and what its signature log said (contract section 6).
 *
 * @param startedMs event time of the first start, in ms; empty: none was told
 * @param endedMs admission time of the first event that ended it, in ms; empty: it goes on
 * @param ending how it ended; empty: it goes on
 * @param required how many signed operations it needs, as its events say last; empty: nothing said
 * @param log what its signature log says; empty: not published yet
 * @param lateOperations how many verdicts came too late for the log
 */
public record Cycle(
        String cycleId,
        Optional<Long> startedMs,
        Optional<Long> endedMs,
        Optional<Ending> ending,
        Optional<Integer> required,
        Optional<LogSummary> log,
        long lateOperations) {
    /** How a cycle ends. */
    public enum Ending {
        COMPLETED,
        FAILED,
        HALTED
    }

    /** A cycle of which nothing is known but its name. */
    public static Cycle unheardOf(String cycleId) {
        return new Cycle(
                cycleId, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    /** It was said to have started; the first time counts. */
    public Cycle started(long timestampMs, Optional<Integer> saidRequired) {
        return new Cycle(
                cycleId,
                startedMs.or(() -> Optional.of(timestampMs)),
                endedMs,
                ending,
                saidRequired.or(() -> required),
                log,
                lateOperations);
    }

    /** It ended, for the first time; see {@link #isEnded}. */
    public Cycle ended(Ending how, long admissionMs, Optional<Integer> saidRequired) {
        return new Cycle(
                cycleId,
                startedMs,
                Optional.of(admissionMs),
                Optional.of(how),
                saidRequired.or(() -> required),
                log,
                lateOperations);
    }

    /** Its log was published. */
    public Cycle logged(LogSummary summary) {
        return new Cycle(cycleId, startedMs, endedMs, ending, required, Optional.of(summary), lateOperations);
    }

    /** Some verdicts more came too late for its log. */
    public Cycle late(long verdicts) {
        return new Cycle(cycleId, startedMs, endedMs, ending, required, log, lateOperations + verdicts);
    }

    /** Whether an event has ended it; none does so again. */
    public boolean isEnded() {
        return endedMs.isPresent();
    }

    /** The last admission time, in ms, at which a verdict counts for the log: the skew of clocks after its end, once it has ended. */
    public long operationsUntilMs() {
        return endedMs.orElseThrow() + UtcDays.SKEW_MS;
    }
}
