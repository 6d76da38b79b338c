package io.oisstreams.kpis.topology;

import io.oisstreams.kpis.core.figure.DayFacts;
import io.oisstreams.kpis.core.figure.Figure;
import io.oisstreams.kpis.state.KpiRows;
import io.oisstreams.kpis.state.StoredValue;
import io.oisstreams.kpis.state.ValueRows;
import io.oisstreams.rows.Rows;
import io.oisstreams.streams.Incoming;
import org.apache.kafka.common.utils.Bytes;

/** Values: published, and kept for queries; and the facts of the days that they follow from. */
final class Values {
    private final Rows rows;
    private final Published published;

    Values(Rows rows, Published published) {
        this.rows = rows;
        this.published = published;
    }

    /** Counts facts for a day that is not closed. */
    void count(String tenantId, long day, DayFacts facts) {
        Bytes key = KpiRows.dayKey(tenantId, day);
        rows.put(key, rows.get(key, DayFacts.class).orElse(DayFacts.NONE).plus(facts));
    }

    /** What was counted for a day. */
    DayFacts day(String tenantId, long day) {
        return rows.get(KpiRows.dayKey(tenantId, day), DayFacts.class).orElse(DayFacts.NONE);
    }

    /** Publishes the value of a day; a later one of the same day and subject replaces it in what is kept. */
    void publish(String tenantId, long day, Figure figure, long timeMs) {
        StoredValue value = StoredValue.of(figure);
        ValueRows.put(rows, tenantId, day, value, "");
        published.value(tenantId, value, timeMs);
    }

    /** Publishes the value of something that happened once. */
    void publishOne(String tenantId, long day, Figure figure, String eventId, Incoming cause) {
        StoredValue value = StoredValue.of(figure);
        publishOne(tenantId, day, value, eventId, cause.admissionMs());
        ValueRows.putLatestOfDay(rows, tenantId, day, value);
        count(tenantId, day, DayFacts.occurred(figure.kpi().id()));
    }

    /** The same of any value, at a time in ms. */
    void publishOne(String tenantId, long day, StoredValue value, String id, long timeMs) {
        ValueRows.put(rows, tenantId, day, value, id);
        ValueRows.putLatest(rows, tenantId, value);
        published.value(tenantId, value, timeMs);
    }
}
