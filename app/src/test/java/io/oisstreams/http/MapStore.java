package io.oisstreams.http;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** A query store that is a map, and counts the rows that are read. */
public final class MapStore implements ReadOnlyKeyValueStore<Bytes, byte[]> {
    private final NavigableMap<Bytes, byte[]> rows = new TreeMap<>();
    private final AtomicInteger read = new AtomicInteger();

    public void put(Bytes key, String json) {
        put(key, json.getBytes(StandardCharsets.UTF_8));
    }

    public void put(Bytes key, byte[] value) {
        rows.put(key, value);
    }

    public byte @Nullable [] remove(Bytes key) {
        return rows.remove(key);
    }

    /** Rows that iterators have given out. */
    public int rowsRead() {
        return read.get();
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        return rows.get(key);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
        return iterator(between(from, to));
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> reverseRange(@Nullable Bytes from, @Nullable Bytes to) {
        return iterator(between(from, to).descendingMap());
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return iterator(rows);
    }

    @Override
    public long approximateNumEntries() {
        return rows.size();
    }

    private NavigableMap<Bytes, byte[]> between(@Nullable Bytes from, @Nullable Bytes to) {
        NavigableMap<Bytes, byte[]> tail = from == null ? rows : rows.tailMap(from, true);
        return to == null ? tail : tail.headMap(to, true);
    }

    private KeyValueIterator<Bytes, byte[]> iterator(NavigableMap<Bytes, byte[]> part) {
        Iterator<Map.Entry<Bytes, byte[]>> entries = part.entrySet().iterator();
        return new KeyValueIterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public KeyValue<Bytes, byte[]> next() {
                read.incrementAndGet();
                Map.Entry<Bytes, byte[]> entry = entries.next();
                return KeyValue.pair(entry.getKey(), entry.getValue());
            }

            @Override
            public Bytes peekNextKey() {
                throw new UnsupportedOperationException("nothing that is tested peeks");
            }

            @Override
            public void close() {}
        };
    }
}
