package io.oisstreams.integrity.state;

import io.oisstreams.integrity.core.PendingReplay;
import io.oisstreams.streams.TenantKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the integrity store: a kind, the tenant (none for what all share), a zero byte, then what tells rows apart. A scan meets tenants
 * before their chains, and windows oldest first.
 */
final class StateKey {
    /** What a row is. Rows sort by kind first, and the codes are stored: they never change. */
    enum Kind {
        STREAM_TIME(0),
        TENANT(1),
        CHAIN(2),
        PENDING_REPLAY(3),
        JOURNAL(4),
        SIGNER_KEY(5),
        ATTESTATION(6),
        UNPUBLISHED(7);

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }
    }

    /** Above all keys. */
    static final Bytes HIGHEST = Bytes.wrap(new byte[] {Byte.MAX_VALUE});

    private static final int NUMBERS = 2 * Long.BYTES;

    private StateKey() {}

    static Bytes streamTime() {
        return key(Kind.STREAM_TIME, "", new byte[0]);
    }

    static Bytes tenant(String tenantId) {
        return key(Kind.TENANT, tenantId, new byte[0]);
    }

    static Bytes chain(String tenantId, String chainId) {
        return key(Kind.CHAIN, tenantId, chainId.getBytes(StandardCharsets.UTF_8));
    }

    static Bytes pendingReplay(String tenantId, PendingReplay replay) {
        return key(Kind.PENDING_REPLAY, tenantId, numbers(replay.partition(), replay.offset()));
    }

    static Bytes journal(long windowStartMs, long chunk) {
        return key(Kind.JOURNAL, "", numbers(windowStartMs, chunk));
    }

    /** A signer key of a tenant. */
    static Bytes signerKey(String tenantId, long number) {
        return key(Kind.SIGNER_KEY, tenantId, numbers(0, number));
    }

    /** A policy attestation of a tenant. */
    static Bytes attestation(String tenantId, long number) {
        return key(Kind.ATTESTATION, tenantId, numbers(0, number));
    }

    /** A record that was computed and not yet published. */
    static Bytes unpublished(String tenantId, long windowStartMs) {
        return key(Kind.UNPUBLISHED, tenantId, numbers(0, windowStartMs));
    }

    /** Below all keys of a kind, and above all of the kinds before it. */
    static Bytes lowest(Kind kind) {
        return Bytes.wrap(new byte[] {kind.code});
    }

    static Kind kindOf(Bytes key) {
        for (Kind kind : Kind.values()) {
            if (kind.code == key.get()[0]) {
                return kind;
            }
        }
        throw new IllegalStateException("the stored state has a row of unknown kind " + key);
    }

    static String tenantOf(Bytes key) {
        return TenantKey.tenantOfKind(key);
    }

    /** The chain's id of a {@link Kind#CHAIN} key. */
    static String chainOf(Bytes key) {
        int from = tenantEnd(key) + 1;
        return new String(key.get(), from, key.get().length - from, StandardCharsets.UTF_8);
    }

    /** The window's start, in ms, of a {@link Kind#JOURNAL} key. */
    static long windowStartOf(Bytes key) {
        return ByteBuffer.wrap(key.get(), key.get().length - NUMBERS, NUMBERS).getLong();
    }

    /** The number at the end of a key: of a chunk, a signer key, an attestation, or the start of a window in ms. */
    static long numberOf(Bytes key) {
        return ByteBuffer.wrap(key.get(), key.get().length - Long.BYTES, Long.BYTES)
                .getLong();
    }

    private static int tenantEnd(Bytes key) {
        int end = 1;
        while (key.get()[end] != 0) {
            end++;
        }
        return end;
    }

    private static byte[] numbers(long first, long second) {
        return ByteBuffer.allocate(NUMBERS).putLong(first).putLong(second).array();
    }

    private static Bytes key(Kind kind, String tenantId, byte[] rest) {
        return TenantKey.ofKind(kind.code, tenantId, rest);
    }
}
