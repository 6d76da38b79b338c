package io.oisstreams.rows;

import io.oisstreams.streams.TenantKey;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the store: a kind, the tenant, a zero byte, then what tells the tenant's rows apart: numbers big-endian and not negative, and
 * texts, each ended by a zero byte. Rows that belong together are neighbours, so that they are one scan.
 */
public final class RowKey {
    /** The latest time that was recorded in the partition. */
    public static final Bytes LATEST = of(BaseKind.LATEST, "");

    private RowKey() {}

    /**
     * A row's key, or the beginning of those of a run of rows.
     *
     * @param tenantId holds no U+0000
     * @param parts longs or texts
     */
    public static Bytes of(RowKind kind, String tenantId, Object... parts) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Long number) {
                rest.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
            } else {
                rest.writeBytes(withoutZero(part.toString()).getBytes(StandardCharsets.UTF_8));
            }
            rest.write(0);
        }
        return TenantKey.ofKind(kind.code(), tenantId, rest.toByteArray());
    }

    /** Ids of all sorts come from events: none may end its key early and so get among another's rows. */
    private static String withoutZero(String text) {
        return text.replace("\u0001", "\u0001\u0002").replace("\0", "\u0001\u0001");
    }

    /** All rows of a kind, of every tenant: the beginning of their keys. */
    public static Bytes of(RowKind kind) {
        return Bytes.wrap(new byte[] {kind.code()});
    }

    /** The first key behind all that begin like this; kinds are so small numbers that there always is one. */
    public static Bytes after(Bytes prefix) {
        byte[] key = prefix.get().clone();
        int last = key.length - 1;
        while (key[last] == (byte) 0xFF) {
            last--;
        }
        key[last]++;
        return Bytes.wrap(Arrays.copyOf(key, last + 1));
    }

    /** The text that a key ends with. */
    public static String lastText(Bytes key) {
        byte[] bytes = key.get();
        int begin = beginOfText(bytes);
        return new String(bytes, begin, bytes.length - 1 - begin, StandardCharsets.UTF_8)
                .replace("\u0001\u0001", "\0")
                .replace("\u0001\u0002", "\u0001");
    }

    /** The number before the text that a key ends with. */
    public static long numberBeforeText(Bytes key) {
        byte[] bytes = key.get();
        int begin = beginOfText(bytes);
        return ByteBuffer.wrap(bytes).getLong(begin - 1 - Long.BYTES);
    }

    private static int beginOfText(byte[] key) {
        int begin = key.length - 1;
        while (key[begin - 1] != 0) {
            begin--;
        }
        return begin;
    }

    /** The tenant of a key. */
    public static String tenantOf(Bytes key) {
        return TenantKey.tenantOfKind(key);
    }
}
