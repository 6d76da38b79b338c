package io.oisstreams.governance.state;

import io.oisstreams.governance.core.Bucket;
import io.oisstreams.governance.core.Granularity;
import io.oisstreams.streams.TenantKey;
import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the store: a kind, the tenant, a zero byte, then what tells the tenant's rows apart, times last. Neighbouring buckets of one length
 * are neighbouring rows, so that a run of them is one scan.
 */
final class RowKey {
    /** What a row is. The codes are stored: they never change. */
    private enum Kind {
        LATEST(0),
        TENANT(1),
        VERSION(2),
        COUNTS(3),
        BINS(4),
        TIMES(5);

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }
    }

    /** The latest time that was recorded in the partition. */
    static final Bytes LATEST = key(Kind.LATEST, "", new byte[0]);

    /** Below and above the rows of all tenants. */
    static final Bytes FIRST_TENANT = Bytes.wrap(new byte[] {Kind.TENANT.code});

    static final Bytes AFTER_TENANTS = Bytes.wrap(new byte[] {Kind.VERSION.code});

    private static final int BUCKET_BYTES = 1 + Long.BYTES;

    private RowKey() {}

    static Bytes tenant(String tenantId) {
        return key(Kind.TENANT, tenantId, new byte[0]);
    }

    static Bytes version(String tenantId) {
        return key(Kind.VERSION, tenantId, new byte[0]);
    }

    static Bytes counts(String tenantId, Bucket bucket) {
        return key(Kind.COUNTS, tenantId, bytes(bucket));
    }

    static Bytes bins(String tenantId, Bucket bucket) {
        return key(Kind.BINS, tenantId, bytes(bucket));
    }

    static Bytes times(String tenantId, int bin, Bucket bucket) {
        return key(
                Kind.TIMES,
                tenantId,
                ByteBuffer.allocate(BUCKET_BYTES + Short.BYTES)
                        .put(code(bucket.granularity()))
                        .putShort((short) bin)
                        .putLong(bucket.startMs())
                        .array());
    }

    /** The tenant of any key but {@link #LATEST}. */
    static String tenantOf(Bytes key) {
        return TenantKey.tenantOfKind(key);
    }

    /** The start, in ms, of the bucket that a row is about. */
    static long startOf(Bytes key) {
        byte[] bytes = key.get();
        return ByteBuffer.wrap(bytes, bytes.length - Long.BYTES, Long.BYTES).getLong();
    }

    private static byte[] bytes(Bucket bucket) {
        return ByteBuffer.allocate(BUCKET_BYTES)
                .put(code(bucket.granularity()))
                .putLong(bucket.startMs())
                .array();
    }

    private static byte code(Granularity granularity) {
        return switch (granularity) {
            case MINUTE -> 0;
            case HOUR -> 1;
            case DAY -> 2;
        };
    }

    private static Bytes key(Kind kind, String tenantId, byte[] rest) {
        return TenantKey.ofKind(kind.code, tenantId, rest);
    }
}
