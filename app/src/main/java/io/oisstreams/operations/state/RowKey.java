package io.oisstreams.operations.state;

import io.oisstreams.streams.TenantKey;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the store: a kind, the tenant, a zero byte, then what tells the tenant's rows apart: numbers big-endian and not negative, and
 * texts, each ended by a zero byte. Rows that belong together are neighbours, so that they are one scan.
 */
public final class RowKey {
    /** What a row is. The codes are stored: they never change. */
    public enum Kind {
        LATEST(0),
        TENANT(1),
        AGENDA(2),
        UPDATE(3),
        COST_DAY(4),
        COST_CYCLE(5),
        COST_ALERT(6),
        QUALITY_DAY(7),
        TALLY_DAY(8),
        CYCLE(9),
        CYCLE_DAY(10),
        SIGNED_STEP(11),
        DEVIATION(12),
        DEVIATION_COUNTS(13),
        BASELINE(14),
        FREEZE_ALERT(15),
        REPORT(16),
        READINESS(17);

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }
    }

    /** The latest time that was recorded in the partition. */
    public static final Bytes LATEST = of(Kind.LATEST, "");

    private RowKey() {}

    /**
     * A row's key, or the beginning of those of a run of rows.
     *
     * @param tenantId holds no U+0000
     * @param parts longs or texts
     */
    public static Bytes of(Kind kind, String tenantId, Object... parts) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Long number) {
                rest.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
            } else {
                rest.writeBytes(withoutZero(part.toString()).getBytes(StandardCharsets.UTF_8));
            }
            rest.write(0);
        }
        return TenantKey.ofKind(kind.code, tenantId, rest.toByteArray());
    }

    /** Ids of all sorts come from events: none may end its key early and so get among another's rows. */
    private static String withoutZero(String text) {
        return text.replace("\u0001", "\u0001\u0002").replace("\0", "\u0001\u0001");
    }

    /** All rows of a kind, of every tenant: the beginning of their keys. */
    static Bytes of(Kind kind) {
        return Bytes.wrap(new byte[] {kind.code});
    }

    /** The first key behind all that begin like this. */
    static Bytes after(Bytes prefix) {
        return Bytes.increment(prefix);
    }

    /** The text that a key ends with. */
    public static String lastText(Bytes key) {
        byte[] bytes = key.get();
        int end = bytes.length - 1;
        int begin = end;
        while (bytes[begin - 1] != 0) {
            begin--;
        }
        return new String(bytes, begin, end - begin, StandardCharsets.UTF_8)
                .replace("\u0001\u0001", "\0")
                .replace("\u0001\u0002", "\u0001");
    }

    /** The tenant of a key. */
    public static String tenantOf(Bytes key) {
        return TenantKey.tenantOfKind(key);
    }
}
