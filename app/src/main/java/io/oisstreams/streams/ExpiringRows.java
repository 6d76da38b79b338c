package io.oisstreams.streams;

import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.apache.kafka.common.utils.Bytes;

/**
 * Ids that count up to a time each, in a changelogged store: for deduplication and guards against replays. Whether an id counts at a time
 * depends on that time alone; ticks only free the space, a settle time and up to a minute later, because topics may be read so far apart
 * (contract 1.2). For the stream thread only.
 *
 * <p>An id has a row of its own, to look it up, and a place in a chunk of ids that are over in the same minute, to find what is over. Its
 * row is written at once, the chunks before a commit, so all of it is in one transaction. An id that was put again stays in its old chunk
 * too; its row tells that it is not over then.
 */
public final class ExpiringRows {
    /** How far behind the time that has come records may be read, in ms. */
    public static final long SETTLE_MS = 300_000;

    /** The length of an id: of a cryptographic hash so much that nobody can make two ids collide. */
    public static final int ID_BYTES = 16;

    /** Ids forgotten in one tick, besides twice as many as came since the last one: a backlog holds nobody up for long. */
    private static final int FORGOTTEN_IN_A_TICK = 1_000;

    /** The first byte of a row's key. Stored: the codes never change. */
    private static final byte TIME = 0;

    private static final byte BY_ID = 1;
    private static final byte CHUNK = 2;
    private static final byte CHUNK_NUMBER = 3;
    private static final Bytes TIME_KEY = Bytes.wrap(new byte[] {TIME});

    private final WriteBehindStore store;
    private final ExpiryChunks chunks;
    private long timeMs;
    private long writtenTimeMs;
    private int putSinceTick;

    /** What the store holds; nothing else may write to it. */
    public ExpiringRows(WriteBehindStore store) {
        this.store = store;
        this.chunks = new ExpiryChunks(store, CHUNK_NUMBER, CHUNK);
        this.timeMs = store.get(TIME_KEY)
                .map(value -> ByteBuffer.wrap(value).getLong())
                .orElse(0L);
        this.writtenTimeMs = timeMs;
    }

    /** Whether everything that counted at this time is still here: it lies at most the settle time before the latest tick. */
    public boolean reachesBackTo(long atMs) {
        return atMs >= timeMs - SETTLE_MS;
    }

    /**
     * The number that was put with the id, if it counts at this time.
     *
     * @throws IllegalArgumentException if the id has another length than {@link #ID_BYTES}
     */
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
     * @throws IllegalArgumentException if the id has another length than {@link #ID_BYTES}
     */
    public void put(byte[] id, long untilMs, int number) {
        store.put(
                idKey(id),
                ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                        .putLong(untilMs)
                        .putInt(number)
                        .array());
        chunks.add(id, untilMs);
        putSinceTick++;
    }

    /** Writes what is still in memory only; to be called before each commit ({@link WriteBehindStore#beforeCommit}). */
    public void write() {
        chunks.write();
        if (timeMs > writtenTimeMs) {
            writtenTimeMs = timeMs;
            store.put(TIME_KEY, ByteBuffer.allocate(Long.BYTES).putLong(timeMs).array());
        }
    }

    /** The time of a tick has come; it never goes back. */
    public void advanceTo(long tickMs) {
        timeMs = Math.max(timeMs, tickMs);
        chunks.take(timeMs - SETTLE_MS, FORGOTTEN_IN_A_TICK + 2 * putSinceTick).forEach(this::forget);
        putSinceTick = 0;
    }

    private void forget(ExpiryChunks.Over over) {
        byte[] id = new byte[ID_BYTES];
        for (ByteBuffer ids = ByteBuffer.wrap(over.ids()); ids.hasRemaining(); ) {
            ids.get(id);
            Bytes key = idKey(id);
            store.get(key)
                    .filter(row -> ByteBuffer.wrap(row).getLong() <= over.overMs())
                    .ifPresent(row -> store.delete(key));
        }
    }

    private static Bytes idKey(byte[] id) {
        if (id.length != ID_BYTES) {
            throw new IllegalArgumentException("an id has " + ID_BYTES + " bytes, not " + id.length);
        }
        return Bytes.wrap(ByteBuffer.allocate(1 + ID_BYTES).put(BY_ID).put(id).array());
    }
}
