package io.oisstreams.streams;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Ids that count up to a time each, in a changelogged store: for deduplication and guards against replays. Whether an id counts at a time
 * depends on that time alone; ticks only free the space, a settle time later, because topics may be read so far apart
 * (contract 1.2). For the stream thread only.
 *
 * <p>An id has two rows: one to look it up, and one that sorts by the time up to which it counts, to find what is over.
 */
public final class ExpiringRows {
    /** How far behind the time that has come records may be read, in ms. */
    public static final long SETTLE_MS = 300_000;

    /** Ids forgotten in one tick, besides twice as many as came since the last one: a backlog holds nobody up for long. */
    private static final int FORGOTTEN_IN_A_TICK = 1_000;

    /** The first byte of a row's key. Stored: the codes never change. */
    private static final byte TIME = 0;

    private static final byte BY_ID = 1;
    private static final byte BY_TIME = 2;
    private static final Bytes TIME_KEY = Bytes.wrap(new byte[] {TIME});

    private final WriteBehindStore store;
    private long timeMs;
    private long forgottenMs;
    private int putSinceTick;

    /** What the store holds; nothing else may write to it. */
    public ExpiringRows(WriteBehindStore store) {
        this.store = store;
        this.timeMs = store.get(TIME_KEY)
                .map(value -> ByteBuffer.wrap(value).getLong())
                .orElse(0L);
    }

    /** Whether everything that counted at this time is still here: it lies at most the settle time before the latest tick. */
    public boolean reachesBackTo(long atMs) {
        return atMs >= timeMs - SETTLE_MS;
    }

    /** The number that was put with the id, if it counts at this time. */
    public OptionalInt get(byte[] id, long atMs) {
        return store.get(idKey(id))
                .map(ByteBuffer::wrap)
                .filter(row -> atMs <= row.getLong(0))
                .map(row -> OptionalInt.of(row.getInt(Long.BYTES)))
                .orElse(OptionalInt.empty());
    }

    /**
     * Puts an id with a number, or replaces what was put with it.
     *
     * @param untilMs the last time at which it counts, in ms, not negative
     */
    public void put(byte[] id, long untilMs, int number) {
        Bytes key = idKey(id);
        store.get(key)
                .ifPresent(old -> store.delete(timeKey(ByteBuffer.wrap(old).getLong(), id)));
        store.put(
                key,
                ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                        .putLong(untilMs)
                        .putInt(number)
                        .array());
        store.put(timeKey(untilMs, id), new byte[0]);
        putSinceTick++;
    }

    /** The time of a tick has come; it never goes back. */
    public void advanceTo(long tickMs) {
        if (tickMs > timeMs) {
            timeMs = tickMs;
            store.put(TIME_KEY, ByteBuffer.allocate(Long.BYTES).putLong(tickMs).array());
        }
        forget(FORGOTTEN_IN_A_TICK + 2 * putSinceTick);
        putSinceTick = 0;
    }

    private void forget(int most) {
        long beforeMs = timeMs - SETTLE_MS;
        if (beforeMs <= forgottenMs) {
            return;
        }
        List<Bytes> over = new ArrayList<>();
        // From where the last scan ended: a scan over what was just deleted is slow.
        try (KeyValueIterator<Bytes, byte[]> rows =
                store.range(timeKey(forgottenMs, new byte[0]), timeKey(beforeMs, new byte[0]))) {
            while (rows.hasNext() && over.size() < most) {
                KeyValue<Bytes, byte[]> row = rows.next();
                over.add(row.key);
            }
        }
        over.forEach(this::forget);
        forgottenMs = over.size() < most ? beforeMs : untilOf(over.get(most - 1));
    }

    private void forget(Bytes byTime) {
        byte[] row = byTime.get();
        byte[] id = new byte[row.length - 1 - Long.BYTES];
        System.arraycopy(row, 1 + Long.BYTES, id, 0, id.length);
        store.delete(idKey(id));
        store.delete(byTime);
    }

    private static long untilOf(Bytes byTime) {
        return ByteBuffer.wrap(byTime.get()).getLong(1);
    }

    private static Bytes idKey(byte[] id) {
        return Bytes.wrap(ByteBuffer.allocate(1 + id.length).put(BY_ID).put(id).array());
    }

    private static Bytes timeKey(long untilMs, byte[] id) {
        return Bytes.wrap(ByteBuffer.allocate(1 + Long.BYTES + id.length)
                .put(BY_TIME)
                .putLong(untilMs)
                .put(id)
                .array());
    }
}
