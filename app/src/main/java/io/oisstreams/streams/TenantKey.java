package io.oisstreams.streams;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the stores that queries read: the tenant in UTF-8, a zero byte, then numbers big-endian. All rows of a tenant are
 * neighbours, and non-negative numbers keep their order, so that a time range is one range scan.
 */
public final class TenantKey {
    private TenantKey() {}

    /**
     * The key of one row, or the lower bound (inclusive) of those that begin with it.
     *
     * @param tenantId holds no U+0000
     * @param numbers not negative, for instance a window start in ms
     */
    public static Bytes of(String tenantId, long... numbers) {
        byte[] tenant = tenantId.getBytes(StandardCharsets.UTF_8);
        ByteBuffer key = ByteBuffer.allocate(tenant.length + 1 + Long.BYTES * numbers.length);
        key.put(tenant).put((byte) 0);
        for (long number : numbers) {
            key.putLong(number);
        }
        return Bytes.wrap(key.array());
    }

    /**
     * The key of a row in a store of several kinds of rows: the kind first, then the tenant, a zero byte and whatever tells the tenant's rows
     * apart.
     *
     * @param tenantId holds no U+0000
     */
    public static Bytes ofKind(byte kind, String tenantId, byte[] rest) {
        byte[] tenant = tenantId.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(tenant.length + 2 + rest.length)
                .put(kind)
                .put(tenant)
                .put((byte) 0)
                .put(rest)
                .array());
    }

    /** The tenant of a key that {@link #of} made. */
    public static String tenantOf(Bytes key) {
        return tenantFrom(0, key.get());
    }

    /** The tenant of a key that {@link #ofKind} made. */
    public static String tenantOfKind(Bytes key) {
        return tenantFrom(1, key.get());
    }

    private static String tenantFrom(int begin, byte[] key) {
        int end = begin;
        while (key[end] != 0) {
            end++;
        }
        return new String(key, begin, end - begin, StandardCharsets.UTF_8);
    }
}
