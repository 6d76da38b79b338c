package io.oisstreams.integrity.query;

import io.oisstreams.http.Answer;
import io.oisstreams.http.LocalStores;
import io.oisstreams.http.Request;
import io.oisstreams.http.Row;
import io.oisstreams.http.TimeRange;
import io.oisstreams.integrity.topology.IntegrityTopology;
import io.oisstreams.streams.TenantKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * What a request wants of a store whose rows have a time: the newest in a range.
 *
 * @param store its name
 * @param filter judges a row's JSON
 */
record RowSearch(String store, TimeRange range, Optional<RowKey> after, Predicate<String> filter, Page page) {
    private static final Comparator<Row> NEWEST_FIRST =
            Comparator.comparing(row -> RowKey.of(row.key()), RowKey.NEWEST_FIRST);

    /** By the request's {@code from}, {@code to}, {@code limit} and {@code next}. */
    static RowSearch of(Request request, String store, String name, Predicate<String> filter) {
        return new RowSearch(
                store,
                TimeRange.of(request),
                Cursor.in(request).map(RowKey::ofCursor),
                filter,
                new Page(name, request.limit()));
    }

    List<Row> ofTenant(LocalStores stores, String tenantId) {
        NewestRows newest = newest();
        newest.add(stores.store(store), tenantId);
        return newest.rows();
    }

    /** Of every tenant of a partition. */
    List<Row> ofAll(LocalStores stores) {
        NewestRows newest = newest();
        try (KeyValueIterator<Bytes, byte[]> tenants =
                stores.store(IntegrityTopology.CURRENT_STORE).all()) {
            while (tenants.hasNext()) {
                newest.add(stores.store(store), TenantKey.tenantOf(tenants.next().key));
            }
        }
        return newest.rows();
    }

    Answer answer(List<Row> rows) {
        return page.of(rows, NEWEST_FIRST, Row::json);
    }

    private NewestRows newest() {
        return new NewestRows(range, after, filter, page.wanted(), NewestRows.MAX_LOOKED_AT);
    }
}
