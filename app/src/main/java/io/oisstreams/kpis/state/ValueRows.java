package io.oisstreams.kpis.state;

import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.RowReader;
import io.oisstreams.rows.Rows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;

/** Where published values are kept: by the day that they are of, so that what is old is one run of rows. */
public final class ValueRows {
    private ValueRows() {}

    /**
     * Keeps a value; it replaces one of the same day, KPI, version, subject and id.
     *
     * @param id tells the values of one day and subject apart; empty: there is one
     */
    public static void put(Rows rows, String tenantId, long day, StoredValue value, String id) {
        rows.put(RowKey.of(Kind.VALUE, tenantId, day, value.kpiId(), value.version(), value.subject(), id), value);
    }

    /** Keeps a value as the latest one, unless a later one is there. */
    public static void putLatest(Rows rows, String tenantId, StoredValue value) {
        putLatest(rows, latestKey(tenantId, value.kpiId(), value.version(), value.subject()), value);
    }

    /** Keeps a value as the latest one of a day, unless a later one is there. */
    public static void putLatestOfDay(Rows rows, String tenantId, long day, StoredValue value) {
        Bytes key = RowKey.of(Kind.LATEST_OF_DAY, tenantId, day, value.kpiId(), value.version(), value.subject());
        putLatest(rows, key, value);
    }

    private static void putLatest(Rows rows, Bytes key, StoredValue value) {
        Optional<StoredValue> before = rows.get(key, StoredValue.class);
        if (before.isEmpty() || before.get().endMs() <= value.endMs()) {
            rows.put(key, value);
        }
    }

    /** The latest values of the KPIs that have one for each incident, commit, audit or release. */
    public static List<StoredValue> latest(RowReader rows, String tenantId) {
        return rows.beginningWith(RowKey.of(Kind.LATEST_VALUE, tenantId), StoredValue.class).stream()
                .map(row -> row.value)
                .toList();
    }

    /** The latest values of some days of the KPIs that have one for each incident, commit or audit; the last day is exclusive. */
    public static List<StoredValue> latestOf(RowReader rows, String tenantId, long firstDay, long lastDay) {
        Map<List<String>, StoredValue> latest = new LinkedHashMap<>();
        Bytes first = RowKey.of(Kind.LATEST_OF_DAY, tenantId, firstDay);
        Bytes last = RowKey.of(Kind.LATEST_OF_DAY, tenantId, lastDay);
        for (KeyValue<Bytes, StoredValue> row : rows.range(first, last, StoredValue.class)) {
            latest.merge(
                    List.of(row.value.kpiId(), row.value.version(), row.value.subject()),
                    row.value,
                    (before, later) -> before.endMs() <= later.endMs() ? later : before);
        }
        return List.copyOf(latest.values());
    }

    private static Bytes latestKey(String tenantId, String kpiId, String version, String subject) {
        return RowKey.of(Kind.LATEST_VALUE, tenantId, kpiId, version, subject);
    }
}
