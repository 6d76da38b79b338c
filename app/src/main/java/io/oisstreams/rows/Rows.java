package io.oisstreams.rows;

import io.oisstreams.streams.Documents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
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
    private final TreeMap<Bytes, Optional<Record>> changes = new TreeMap<>();

    /** A row of which the key says all. */
    private record Mark() {}

    /** What the store holds; nothing else may write to it. */
    public Rows(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    @Override
    public <T extends Record> Optional<T> get(Bytes key, Class<T> type) {
        Optional<Record> change = changes.get(key);
        return change != null
                ? change.map(type::cast)
                : Optional.ofNullable(store.get(key)).map(row -> Documents.read(row, type));
    }

    /** Whether there is such a row. */
    public boolean has(Bytes key) {
        Optional<Record> change = changes.get(key);
        return change != null ? change.isPresent() : store.get(key) != null;
    }

    /** Sets a row. */
    public void put(Bytes key, Record row) {
        changes.put(key, Optional.of(row));
    }

    /** Sets a row of which the key says all. */
    public void put(Bytes key) {
        put(key, new Mark());
    }

    /** Deletes a row if there is one. */
    public void delete(Bytes key) {
        changes.put(key, Optional.empty());
    }

    @Override
    public <T extends Record> List<KeyValue<Bytes, T>> range(Bytes from, Bytes to, Class<T> type) {
        return rows(from, to, row -> Documents.read(row, type), type::cast).entrySet().stream()
                .map(row -> KeyValue.pair(row.getKey(), row.getValue()))
                .toList();
    }

    /** The keys of a run of rows, the first inclusive, the last exclusive. */
    public List<Bytes> keys(Bytes from, Bytes to) {
        return List.copyOf(rows(from, to, row -> true, row -> true).keySet());
    }

    private <T> SortedMap<Bytes, T> rows(
            Bytes from, Bytes to, Function<byte[], T> stored, Function<Record, T> changed) {
        SortedMap<Bytes, T> rows = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> iterator = store.range(from, to)) {
            iterator.forEachRemaining(row -> {
                if (!changes.containsKey(row.key)) {
                    rows.put(row.key, stored.apply(row.value));
                }
            });
        }
        rows.remove(to);
        changes.subMap(from, to).forEach((key, change) -> change.ifPresent(row -> rows.put(key, changed.apply(row))));
        return rows;
    }

    /** Writes what changed since the last time; to be called just before a commit. */
    public void write() {
        if (!changes.isEmpty()) {
            List<KeyValue<Bytes, byte[]>> batch = new ArrayList<>(changes.size());
            changedTenants().forEach(this::countUp);
            changes.forEach((key, change) ->
                    batch.add(KeyValue.pair(key, change.map(Rows::bytes).orElse(null))));
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
        Bytes key = RowKey.of(BaseKind.VERSION, tenantId);
        put(key, get(key, Version.class).orElse(Version.NONE).next());
    }

    private static byte[] bytes(Record row) {
        return row instanceof Mark ? new byte[0] : Documents.write(row);
    }
}
