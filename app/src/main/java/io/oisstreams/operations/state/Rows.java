package io.oisstreams.operations.state;

import io.oisstreams.streams.Documents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The rows of a partition as they are now: those of the store, and over them what changed since the last commit. Changes are written just
 * before the commit, in its transaction and in one batch, so that queries see all of them or none. For the stream thread only.
 */
public final class Rows implements RowReader {
    private final KeyValueStore<Bytes, byte[]> store;
    private final TreeMap<Bytes, Optional<byte[]>> changes = new TreeMap<>();

    /** What the store holds; nothing else may write to it. */
    public Rows(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    @Override
    public <T extends Record> Optional<T> get(Bytes key, Class<T> type) {
        return bytes(key).map(row -> Documents.read(row, type));
    }

    /** Whether there is such a row. */
    public boolean has(Bytes key) {
        return bytes(key).isPresent();
    }

    private Optional<byte[]> bytes(Bytes key) {
        Optional<byte[]> change = changes.get(key);
        return change != null ? change : Optional.ofNullable(store.get(key));
    }

    /** Sets a row. */
    public void put(Bytes key, Record row) {
        changes.put(key, Optional.of(Documents.write(row)));
    }

    /** Sets a row of which the key says all. */
    public void put(Bytes key) {
        changes.put(key, Optional.of(new byte[0]));
    }

    /** Deletes a row if there is one. */
    public void delete(Bytes key) {
        changes.put(key, Optional.empty());
    }

    /**
     * A run of rows.
     *
     * @param from inclusive
     * @param to exclusive
     * @return a copy, in the order of the keys
     */
    public <T extends Record> List<KeyValue<Bytes, T>> range(Bytes from, Bytes to, Class<T> type) {
        return bytes(from, to).entrySet().stream()
                .map(row -> KeyValue.pair(row.getKey(), Documents.read(row.getValue(), type)))
                .toList();
    }

    @Override
    public <T extends Record> List<KeyValue<Bytes, T>> beginningWith(Bytes prefix, Class<T> type) {
        return range(prefix, RowKey.after(prefix), type);
    }

    /** The keys of a run of rows, the first inclusive, the last exclusive. */
    public List<Bytes> keys(Bytes from, Bytes to) {
        return List.copyOf(bytes(from, to).keySet());
    }

    private SortedMap<Bytes, byte[]> bytes(Bytes from, Bytes to) {
        SortedMap<Bytes, byte[]> rows = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> stored = store.range(from, to)) {
            stored.forEachRemaining(row -> rows.put(row.key, row.value));
        }
        rows.remove(to);
        changes.subMap(from, to)
                .forEach((key, change) -> change.ifPresentOrElse(row -> rows.put(key, row), () -> rows.remove(key)));
        return rows;
    }

    /** Writes what changed since the last time; to be called just before a commit. */
    public void write() {
        if (!changes.isEmpty()) {
            List<KeyValue<Bytes, byte[]>> batch = new ArrayList<>(changes.size());
            changedTenants().forEach(this::countUp);
            changes.forEach((key, change) -> batch.add(KeyValue.pair(key, change.orElse(null))));
            store.putAll(batch);
            changes.clear();
        }
    }

    private Set<String> changedTenants() {
        return changes.keySet().stream()
                .filter(key -> !key.equals(RowKey.LATEST))
                .map(RowKey::tenantOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void countUp(String tenantId) {
        Bytes key = RowKey.of(RowKey.Kind.VERSION, tenantId);
        put(key, get(key, Version.class).orElse(Version.NONE).next());
    }
}
