package io.oisstreams.integrity.core;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;

/**
 * A replay whose decision was not seen yet. If none comes while it could count, it is rejected, so the original is kept.
 *
 * @param admissionMs in ms
 * @param partition where it was read
 * @param offset where it was read
 * @param value the original bytes; not copied, not to be changed
 */
public record PendingReplay(String requestId, long admissionMs, int partition, long offset, byte[] value) {
    /** The order in which they were read, for replays of one partition admitted in order. */
    static final Comparator<PendingReplay> ORDER = Comparator.comparingLong(PendingReplay::admissionMs)
            .thenComparingInt(PendingReplay::partition)
            .thenComparingLong(PendingReplay::offset);

    @Override
    public boolean equals(Object other) {
        return other instanceof PendingReplay that
                && requestId.equals(that.requestId)
                && admissionMs == that.admissionMs
                && partition == that.partition
                && offset == that.offset
                && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(requestId, partition, offset);
    }
}
