package io.oisstreams.paging;

import io.oisstreams.streams.TenantKey;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/**
 * The key of a row that has a time, as {@link TenantKey} makes it: the tenant, the time, and perhaps more numbers.
 *
 * @param time window start or time of detection, in ms
 * @param bytes the key itself
 */
public record TimedKey(String tenantId, long time, Bytes bytes) {
    /** Latest time first, then by tenant, then the latest sequence first. Total over the keys of one store. */
    public static final Comparator<TimedKey> NEWEST_FIRST = Comparator.comparingLong(TimedKey::time)
            .reversed()
            .thenComparing(TimedKey::tenantId)
            .thenComparing(TimedKey::bytes, Comparator.reverseOrder());

    /** Of a row of a store whose rows all have a time. */
    public static TimedKey of(Bytes bytes) {
        return parse(bytes).orElseThrow(() -> new IllegalStateException("a store has a row without a time in its key"));
    }

    /**
     * A key that a client brought.
     *
     * @throws io.oisstreams.http.ApiException {@code INVALID_PARAMETER} if no row can have it
     */
    public static TimedKey ofCursor(Bytes bytes) {
        return parse(bytes).filter(key -> key.time() >= 0).orElseThrow(Cursor::wrong);
    }

    private static Optional<TimedKey> parse(Bytes bytes) {
        byte[] key = bytes.get();
        int end = 0;
        while (end < key.length && key[end] != 0) {
            end++;
        }
        int numbers = end + 1;
        if (key.length < numbers + Long.BYTES) {
            return Optional.empty();
        }
        long time = ByteBuffer.wrap(key, numbers, Long.BYTES).getLong();
        return Optional.of(new TimedKey(TenantKey.tenantOf(bytes), time, bytes));
    }
}
