package io.oisstreams.operations.state;

import io.oisstreams.http.MapStore;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A map's rows as the topology's store, which is written in batches alone. */
public record RowStore(MapStore rows) implements KeyValueStore<Bytes, byte[]> {
    /** An empty one. */
    public RowStore() {
        this(new MapStore());
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
        entries.forEach(entry -> {
            if (entry.value == null) {
                rows.remove(entry.key);
            } else {
                rows.put(entry.key, entry.value);
            }
        });
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        return rows.get(key);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
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
    public void put(Bytes key, byte @Nullable [] value) {
        throw new UnsupportedOperationException("queries would see it before the commit");
    }

    @Override
    public byte @Nullable [] putIfAbsent(Bytes key, byte[] value) {
        throw new UnsupportedOperationException("queries would see it before the commit");
    }

    @Override
    public byte @Nullable [] delete(Bytes key) {
        throw new UnsupportedOperationException("queries would see it before the commit");
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
