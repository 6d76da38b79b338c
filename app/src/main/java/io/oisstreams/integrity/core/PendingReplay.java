package io.oisstreams.integrity.core;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * A replay that a window which accepts it has no decision for yet. If no window ever has, it is rejected, so the original is kept.
 *
 * @param admissionMs in ms
 * @param partition where it was read
 * @param offset where it was read
 * @param value the original bytes; not copied, not to be changed
 * @param usedIn starts, in ms, of the windows with a decision that it was used for
 */
public record PendingReplay(
        String requestId, long admissionMs, int partition, long offset, byte[] value, Set<Long> usedIn) {
    /** The order in which they were read, for replays of one partition admitted in order. */
    static final Comparator<PendingReplay> ORDER = Comparator.comparingLong(PendingReplay::admissionMs)
            .thenComparingInt(PendingReplay::partition)
            .thenComparingLong(PendingReplay::offset);

    /** Copies the windows. */
    public PendingReplay {
        usedIn = Set.copyOf(usedIn);
    }

    /** Whether it was used for a decision of any window. */
    public boolean used() {
        return !usedIn.isEmpty();
    }

    /** The same, used for a decision of one more window. */
    PendingReplay usedIn(MeasurementWindow window) {
        Set<Long> more = new HashSet<>(usedIn);
        more.add(window.startMs());
        return new PendingReplay(requestId, admissionMs, partition, offset, value, more);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PendingReplay that
                && requestId.equals(that.requestId)
                && admissionMs == that.admissionMs
                && partition == that.partition
                && offset == that.offset
                && usedIn.equals(that.usedIn)
                && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(requestId, partition, offset);
    }
}
