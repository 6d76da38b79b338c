package io.oisstreams.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A map's rows as a stream thread sees them; what else happens while they are read can be told beforehand. */
public class WritableStore implements KeyValueStore<Bytes, byte[]> {
    private final MapStore rows;
    private final Deque<Runnable> beforeScans = new ArrayDeque<>();

    /** Over those rows. */
    public WritableStore(MapStore rows) {
        this.rows = rows;
    }

    /** Runs just before the next scan that nothing else was told for. */
    public void beforeNextScan(Runnable event) {
        beforeScans.add(event);
    }

    @Override
    public void put(Bytes key, byte @Nullable [] value) {
        set(key, value);
    }

    private void set(Bytes key, byte @Nullable [] value) {
        if (value == null) {
            rows.remove(key);
        } else {
            rows.put(key, value);
        }
    }

    @Override
    public byte @Nullable [] putIfAbsent(Bytes key, byte[] value) {
        byte[] current = rows.get(key);
        if (current == null) {
            rows.put(key, value);
        }
        return current;
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
        entries.forEach(entry -> set(entry.key, entry.value));
    }

    @Override
    public byte @Nullable [] delete(Bytes key) {
        return rows.remove(key);
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        return rows.get(key);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
        Runnable event = beforeScans.poll();
        if (event != null) {
            event.run();
        }
        return rows.range(from, to);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return rows.all();
    }

    @Override
    public long approximateNumEntries() {
        return rows.approximateNumEntries();
    }

    @Override
    public String name() {
        return "rows";
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {}

    @Override
    public void close() {}

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return true;
    }
}
