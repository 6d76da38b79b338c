package io.oisstreams.integrity.query;

import io.oisstreams.streams.TenantKey;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/**
 * The key of a row that has a time.
 *
 * @param time window start or time of detection, in ms
 * @param bytes the key itself
 */
record RowKey(String tenantId, long time, Bytes bytes) {
    /** Latest time first, then by tenant, then the latest sequence first. Total over the keys of one store. */
    static final Comparator<RowKey> NEWEST_FIRST = Comparator.comparingLong(RowKey::time)
            .reversed()
            .thenComparing(RowKey::tenantId)
            .thenComparing(RowKey::bytes, Comparator.reverseOrder());

    static RowKey of(Bytes bytes) {
        return parse(bytes).orElseThrow(() -> new IllegalStateException("a store has a row without a time in its key"));
    }

    /** A key that a client brought. */
    static RowKey ofCursor(Bytes bytes) {
        return parse(bytes).filter(key -> key.time() >= 0).orElseThrow(Cursor::wrong);
    }

    private static Optional<RowKey> parse(Bytes bytes) {
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
        return Optional.of(new RowKey(TenantKey.tenantOf(bytes), time, bytes));
    }
}
