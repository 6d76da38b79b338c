package io.oisstreams.operations.core.attestation;

/**
 * How many cycles did what; none is negative.
 *
 * @param started began
 * @param completed ended well
 * @param failed ended otherwise
 * @param halted were stopped
 */
public record CycleCounts(long started, long completed, long failed, long halted) {
    /** @throws IllegalArgumentException naming the count that is negative */
    public CycleCounts {
        Counts.checkNotNegative("started", started);
        Counts.checkNotNegative("completed", completed);
        Counts.checkNotNegative("failed", failed);
        Counts.checkNotNegative("halted", halted);
    }

    long ended() {
        return Math.addExact(completed, Math.addExact(failed, halted));
    }

    boolean isEmpty() {
        return started == 0 && ended() == 0;
    }
}
