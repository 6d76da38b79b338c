package io.oisstreams.rows;

import io.oisstreams.http.MapStore;
import io.oisstreams.http.WritableStore;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** A map's rows as the topology's store, which is written in batches alone. */
public final class RowStore extends WritableStore {
    private final MapStore rows;

    /** An empty one. */
    public RowStore() {
        this(new MapStore());
    }

    private RowStore(MapStore rows) {
        super(rows);
        this.rows = rows;
    }

    /** The rows themselves. */
    public MapStore rows() {
        return rows;
    }

    @Override
    public void put(Bytes key, byte @Nullable [] value) {
        throw new AssertionError("queries would see it before the commit");
    }

    @Override
    public byte @Nullable [] putIfAbsent(Bytes key, byte[] value) {
        throw new AssertionError("queries would see it before the commit");
    }

    @Override
    public byte @Nullable [] delete(Bytes key) {
        throw new AssertionError("queries would see it before the commit");
    }
}
