package io.oisstreams.streams;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Which ids are over when: chunks of ids that are over in one minute. A chunk that is not full stays in memory too, and is written again
 * with what came since; no chunk is read before it is over.
 */
final class ExpiryChunks {
    /** A row's own cost is small beside this many ids, and an open chunk may be written again at each commit. */
    static final int IDS_IN_A_CHUNK = 100;

    static final long MINUTE_MS = 60_000;

    /** Of how many minutes chunks stay open, which bounds the memory. */
    private static final int OPEN_CHUNKS = 64;

    private final WriteBehindStore store;
    private final Bytes numberKey;
    private final byte chunkCode;
    private final NavigableMap<Long, OpenChunk> open = new TreeMap<>();
    private long nextNumber;
    private long writtenNumber;
    /** All chunks before this place are gone: a scan over what was just deleted is slow. */
    private Place gone = new Place(0, 0);

    /** Where a chunk lies. Numbers are never used again, so a new chunk of a minute lies behind the older ones. */
    private record Place(long minute, long number) {}

    private static final class OpenChunk {
        private final Place place;
        private final ByteArrayOutputStream ids = new ByteArrayOutputStream();
        private boolean changed;

        OpenChunk(Place place) {
            this.place = place;
        }

        boolean isFull() {
            return ids.size() >= IDS_IN_A_CHUNK * ExpiringRows.ID_BYTES;
        }
    }

    /**
     * Ids of which each is over, unless it was put again.
     *
     * @param overMs no time up to which they were put is later
     * @param ids one behind the other
     */
    record Over(long overMs, byte[] ids) {}

    /**
     * The chunks that the store holds.
     *
     * @param numberCode first byte of the key of the one row that counts chunks
     * @param chunkCode first byte of the keys of chunks
     */
    ExpiryChunks(WriteBehindStore store, byte numberCode, byte chunkCode) {
        this.store = store;
        this.numberKey = Bytes.wrap(new byte[] {numberCode});
        this.chunkCode = chunkCode;
        this.nextNumber = store.get(numberKey)
                .map(value -> ByteBuffer.wrap(value).getLong())
                .orElse(0L);
        this.writtenNumber = nextNumber;
    }

    void add(byte[] id, long untilMs) {
        // Rounded up, and never into a minute of which all is gone.
        long minute = Math.max(-Math.floorDiv(-untilMs, MINUTE_MS), gone.minute());
        OpenChunk chunk = open.computeIfAbsent(minute, m -> new OpenChunk(new Place(m, nextNumber++)));
        chunk.ids.writeBytes(id);
        chunk.changed = true;
        if (chunk.isFull()) {
            write(chunk);
            open.remove(minute);
        }
    }

    void write() {
        open.values().stream().filter(chunk -> chunk.changed).forEach(this::write);
        while (open.size() > OPEN_CHUNKS) {
            open.pollFirstEntry();
        }
        if (nextNumber != writtenNumber) {
            store.put(
                    numberKey,
                    ByteBuffer.allocate(Long.BYTES).putLong(nextNumber).array());
            writtenNumber = nextNumber;
        }
    }

    private void write(OpenChunk chunk) {
        store.put(key(chunk.place), chunk.ids.toByteArray());
        chunk.changed = false;
    }

    /** Takes chunks away that were over before a time, the earliest first, until they hold that many ids or a few more. */
    List<Over> take(long beforeMs, int mostIds) {
        long lastMinute = Math.floorDiv(beforeMs - 1, MINUTE_MS);
        if (lastMinute < gone.minute()) {
            return List.of();
        }
        write();
        open.headMap(lastMinute, true).clear();
        List<KeyValue<Bytes, byte[]>> chunks = new ArrayList<>();
        int ids = 0;
        try (KeyValueIterator<Bytes, byte[]> rows =
                store.range(key(gone), key(new Place(lastMinute, Long.MAX_VALUE)))) {
            while (rows.hasNext() && ids < mostIds) {
                KeyValue<Bytes, byte[]> row = rows.next();
                chunks.add(row);
                ids += row.value.length / ExpiringRows.ID_BYTES;
            }
        }
        chunks.forEach(chunk -> store.delete(chunk.key));
        gone = ids < mostIds ? new Place(lastMinute + 1, 0) : behind(place(chunks.get(chunks.size() - 1).key));
        return chunks.stream()
                .map(chunk -> new Over(place(chunk.key).minute() * MINUTE_MS, chunk.value))
                .toList();
    }

    private static Place behind(Place place) {
        return new Place(place.minute(), place.number() + 1);
    }

    private Bytes key(Place place) {
        return Bytes.wrap(ByteBuffer.allocate(1 + 2 * Long.BYTES)
                .put(chunkCode)
                .putLong(place.minute())
                .putLong(place.number())
                .array());
    }

    private static Place place(Bytes key) {
        ByteBuffer bytes = ByteBuffer.wrap(key.get());
        return new Place(bytes.getLong(1), bytes.getLong(1 + Long.BYTES));
    }
}
