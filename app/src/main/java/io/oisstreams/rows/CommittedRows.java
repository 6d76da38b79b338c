package io.oisstreams.rows;

import io.oisstreams.streams.Documents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Reads the rows of one partition as they were committed. All rows of a tenant change together, once a commit; whoever reads several compares
 * {@link #version} before and after. May be used by several threads.
 */
public final class CommittedRows implements RowReader {
    private final ReadOnlyKeyValueStore<Bytes, byte[]> store;

    /** Rows of that store. */
    public CommittedRows(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** The latest tick, in ms; empty: none came. */
    public OptionalLong latestMs() {
        return get(RowKey.LATEST, Latest.class)
                .map(latest -> OptionalLong.of(latest.timeMs()))
                .orElseGet(OptionalLong::empty);
    }

    /** Whether an event of the tenant ever counted. */
    public boolean knows(String tenantId) {
        return store.get(RowKey.of(BaseKind.TENANT, tenantId)) != null;
    }

    /** The first tenants that are known, in the order of their ids' UTF-8 bytes. */
    public List<String> tenants(int most) {
        List<String> tenants = new ArrayList<>();
        Bytes prefix = RowKey.of(BaseKind.TENANT);
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(prefix, RowKey.after(prefix))) {
            while (rows.hasNext() && tenants.size() < most) {
                tenants.add(RowKey.tenantOf(rows.next().key));
            }
        }
        return tenants;
    }

    /** A number that changes whenever any row of the tenant does. */
    public long version(String tenantId) {
        return get(RowKey.of(BaseKind.VERSION, tenantId), Version.class)
                .orElse(Version.NONE)
                .number();
    }

    @Override
    public <T extends Record> Optional<T> get(Bytes key, Class<T> type) {
        return Optional.ofNullable(store.get(key)).map(row -> Documents.read(row, type));
    }

    @Override
    public <T extends Record> List<KeyValue<Bytes, T>> range(Bytes from, Bytes to, Class<T> type) {
        List<KeyValue<Bytes, T>> found = new ArrayList<>();
        forward(from, to, type, found::add);
        return found;
    }

    /**
     * Hands on a run of rows, the first first, until it is told that no more are wanted.
     *
     * @param from inclusive
     * @param to exclusive
     */
    public <T extends Record> void forward(
            Bytes from, Bytes to, Class<T> type, Predicate<KeyValue<Bytes, T>> wantsMore) {
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(from, to)) {
            handOn(rows, to, type, wantsMore);
        }
    }

    /**
     * Hands on a run of rows, the last first, until it is told that no more are wanted.
     *
     * @param from inclusive
     * @param to exclusive
     */
    public <T extends Record> void backward(
            Bytes from, Bytes to, Class<T> type, Predicate<KeyValue<Bytes, T>> wantsMore) {
        try (KeyValueIterator<Bytes, byte[]> rows = store.reverseRange(from, to)) {
            handOn(rows, to, type, wantsMore);
        }
    }

    /**
     * Hands on the keys of a run of rows, the last first, until it is told that no more are wanted.
     *
     * @param from inclusive
     * @param to exclusive
     */
    public void keysBackward(Bytes from, Bytes to, Predicate<Bytes> wantsMore) {
        try (KeyValueIterator<Bytes, byte[]> rows = store.reverseRange(from, to)) {
            boolean more = true;
            while (more && rows.hasNext()) {
                Bytes key = rows.next().key;
                more = key.equals(to) || wantsMore.test(key);
            }
        }
    }

    private static <T extends Record> void handOn(
            KeyValueIterator<Bytes, byte[]> rows,
            Bytes excluded,
            Class<T> type,
            Predicate<KeyValue<Bytes, T>> wantsMore) {
        boolean more = true;
        while (more && rows.hasNext()) {
            KeyValue<Bytes, byte[]> row = rows.next();
            if (!row.key.equals(excluded)) {
                more = wantsMore.test(KeyValue.pair(row.key, Documents.read(row.value, type)));
            }
        }
    }
}
