package io.oisstreams.kpis.query;

import io.oisstreams.http.StoreQuery;
import io.oisstreams.kpis.state.Kind;
import io.oisstreams.kpis.state.StoredValue;
import io.oisstreams.rows.RowKey;
import io.oisstreams.time.UtcDays;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;

/** The values that were published and are kept. For one reading. */
final class PublishedValues implements Predicate<KeyValue<Bytes, StoredValue>> {
    /** Kept by days, of all KPIs; a request that looks at more than these is refused. */
    static final int MAX_LOOKED_AT = 100_000;

    private final Predicate<StoredValue> filter;
    private final List<Published> found = new ArrayList<>();
    private int lookedAt;

    /**
     * A value that was published.
     *
     * @param id tells those of one day and subject apart
     */
    record Published(String id, StoredValue value) {}

    /** What a filter lets through. */
    PublishedValues(Predicate<StoredValue> filter) {
        this.filter = filter;
    }

    /**
     * Those that a filter lets through, the earliest day first.
     *
     * @param fromMs nothing is left out whose period ended then or later, in ms, however late it came
     */
    static List<Published> from(TenantRows rows, long fromMs, Predicate<StoredValue> filter) {
        PublishedValues values = new PublishedValues(filter);
        // A period ends with its day, or a little after it.
        long firstDay = Math.max(0, UtcDays.dayOf(fromMs) - 1);
        rows.rows()
                .forward(
                        RowKey.of(Kind.VALUE, rows.tenantId(), firstDay),
                        RowKey.after(RowKey.of(Kind.VALUE, rows.tenantId())),
                        StoredValue.class,
                        values);
        return values.found;
    }

    /** Takes the next row; there is no end but the last one. */
    @Override
    public boolean test(KeyValue<Bytes, StoredValue> row) {
        lookedAt++;
        if (lookedAt > MAX_LOOKED_AT) {
            throw StoreQuery.tooBroad();
        }
        if (filter.test(row.value)) {
            found.add(new Published(RowKey.lastText(row.key), row.value));
        }
        return true;
    }
}
