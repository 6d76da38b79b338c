package io.oisstreams.paging;

import io.oisstreams.http.Answer;
import io.oisstreams.http.LocalStores;
import io.oisstreams.http.Request;
import io.oisstreams.http.Row;
import io.oisstreams.http.TimeRange;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a request wants of a store whose rows have a time: the newest in a range.
 *
 * @param store its name; its keys are {@link TimedKey}s
 * @param range of the rows' times
 * @param after the row that the page before ended with; empty: the first page
 * @param filter judges a row's JSON
 */
public record RowSearch(String store, TimeRange range, Optional<TimedKey> after, Predicate<String> filter, Page page) {
    private static final Comparator<Row> NEWEST_FIRST =
            Comparator.comparing(row -> TimedKey.of(row.key()), TimedKey.NEWEST_FIRST);

    /**
     * By the request's {@code from}, {@code to}, {@code limit} and {@code next}.
     *
     * @param name of the array in the answer
     * @throws io.oisstreams.http.ApiException {@code INVALID_PARAMETER}
     */
    public static RowSearch of(Request request, String store, String name, Predicate<String> filter) {
        return new RowSearch(
                store,
                TimeRange.of(request),
                Cursor.in(request).map(TimedKey::ofCursor),
                filter,
                new Page(name, request.limit()));
    }

    /**
     * Of one tenant.
     *
     * @throws io.oisstreams.http.ApiException {@code TOO_BROAD}
     */
    public List<Row> ofTenant(LocalStores stores, String tenantId) {
        NewestRows newest = newest();
        newest.add(stores.store(store), tenantId);
        return newest.rows();
    }

    /**
     * Of several tenants of a partition.
     *
     * @throws io.oisstreams.http.ApiException {@code TOO_BROAD}
     */
    public List<Row> ofAll(LocalStores stores, Iterable<String> tenantIds) {
        NewestRows newest = newest();
        tenantIds.forEach(tenantId -> newest.add(stores.store(store), tenantId));
        return newest.rows();
    }

    /** The page of the rows of all partitions. */
    public Answer answer(List<Row> rows) {
        return page.of(rows, NEWEST_FIRST, Row::json);
    }

    private NewestRows newest() {
        return new NewestRows(range, after, filter, page.wanted(), NewestRows.MAX_LOOKED_AT);
    }
}
