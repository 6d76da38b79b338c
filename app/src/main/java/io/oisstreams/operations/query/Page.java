package io.oisstreams.operations.query;

import io.oisstreams.http.StoreQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;

/** The first rows that a filter lets through, and whether there are more. For one reading. */
final class Page<T extends Record> implements Predicate<KeyValue<Bytes, T>> {
    /** A filter may skip many rows; a request that looks at more than these is refused. */
    static final int MAX_LOOKED_AT = 100_000;

    private final int limit;
    private final Predicate<T> filter;
    private final List<T> found = new ArrayList<>();
    private int lookedAt;

    /** @param limit how many rows at most */
    Page(int limit, Predicate<T> filter) {
        this.limit = limit;
        this.filter = filter;
    }

    /** Takes the next row; whether another is wanted. */
    @Override
    public boolean test(KeyValue<Bytes, T> row) {
        lookedAt++;
        if (lookedAt > MAX_LOOKED_AT) {
            throw StoreQuery.tooBroad();
        }
        if (filter.test(row.value)) {
            found.add(row.value);
        }
        return found.size() <= limit;
    }

    List<T> rows() {
        return found.subList(0, Math.min(limit, found.size()));
    }

    /** Whether another row fits that is not among these. */
    boolean hasMore() {
        return found.size() > limit;
    }
}
