package io.oisstreams.paging;

import io.oisstreams.http.Row;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.http.TimeRange;
import io.oisstreams.streams.TenantKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Finds the newest rows of several tenants. Rows of a tenant lie in order of time, so reading stops at the first one that is
 * older than all that are wanted: the cost grows with the tenants and the rows found, not with the rows kept.
 */
final class NewestRows {
    /** Filters may skip many rows; a request that looks at more than these is refused. */
    static final int MAX_LOOKED_AT = 500_000;

    private final TimeRange range;
    private final Optional<TimedKey> after;
    private final Predicate<String> filter;
    private final int wanted;
    private final int maxLookedAt;
    /** The oldest of those found so far is the head. */
    private final PriorityQueue<Found> found;

    private int lookedAt;

    private record Found(TimedKey key, String json) {}

    /**
     * Looks for nothing yet.
     *
     * @param after only rows that come after it in the order
     * @param filter judges the JSON
     * @param wanted how many rows at most
     * @param maxLookedAt how many rows may be read to find them
     */
    NewestRows(TimeRange range, Optional<TimedKey> after, Predicate<String> filter, int wanted, int maxLookedAt) {
        this.range = range;
        this.after = after;
        this.filter = filter;
        this.wanted = wanted;
        this.maxLookedAt = maxLookedAt;
        this.found = new PriorityQueue<>((left, right) -> TimedKey.NEWEST_FIRST.compare(right.key(), left.key()));
    }

    /** Looks at one tenant's rows. */
    void add(ReadOnlyKeyValueStore<Bytes, byte[]> store, String tenantId) {
        long end = end(tenantId);
        if (end <= range.from()) {
            return;
        }
        Bytes first = TenantKey.of(tenantId, range.from());
        // Every key of the last millisecond, whatever numbers follow.
        Bytes last = TenantKey.of(tenantId, end - 1, Long.MAX_VALUE);
        try (KeyValueIterator<Bytes, byte[]> rows = store.reverseRange(first, last)) {
            boolean more = true;
            while (more && rows.hasNext()) {
                more = look(rows.next());
            }
        }
    }

    /** The rows found, in the order of {@link TimedKey#NEWEST_FIRST}. */
    List<Row> rows() {
        return found.stream()
                .sorted((left, right) -> TimedKey.NEWEST_FIRST.compare(left.key(), right.key()))
                .map(row -> new Row(row.key().bytes(), row.json()))
                .toList();
    }

    /** Where this tenant's rows end, given that the order goes by time first and by tenant second. */
    private long end(String tenantId) {
        return after.map(cursor -> {
                    boolean sameMillisecondWasServed = tenantId.compareTo(cursor.tenantId()) < 0;
                    return Math.min(range.to(), sameMillisecondWasServed ? cursor.time() : cursor.time() + 1);
                })
                .orElse(range.to());
    }

    /** Whether the tenant's next row may matter. */
    private boolean look(KeyValue<Bytes, byte[]> row) {
        TimedKey key = TimedKey.of(row.key);
        if (after.isPresent() && TimedKey.NEWEST_FIRST.compare(key, after.get()) <= 0) {
            return true;
        }
        Found oldest = found.peek();
        if (found.size() == wanted && oldest != null && TimedKey.NEWEST_FIRST.compare(key, oldest.key()) > 0) {
            return false;
        }
        lookedAt++;
        if (lookedAt > maxLookedAt) {
            throw StoreQuery.tooBroad();
        }
        String json = new String(row.value, StandardCharsets.UTF_8);
        if (filter.test(json)) {
            found.add(new Found(key, json));
            if (found.size() > wanted) {
                found.remove();
            }
        }
        return true;
    }
}
