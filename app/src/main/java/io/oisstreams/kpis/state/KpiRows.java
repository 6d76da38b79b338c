package io.oisstreams.kpis.state;

import io.oisstreams.kpis.core.Cadence;
import io.oisstreams.kpis.core.Durations;
import io.oisstreams.kpis.core.figure.DayFacts;
import io.oisstreams.kpis.core.figure.Figure;
import io.oisstreams.kpis.core.figure.Figures;
import io.oisstreams.kpis.core.figure.PeriodFacts;
import io.oisstreams.kpis.core.kpi.SystemUptime.Outage;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.RowReader;
import io.oisstreams.time.UtcDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;

/** The rows of the days, and the figures that follow from them. */
public record KpiRows(RowReader rows) {

    /**
     * All KPIs on a day that is not closed.
     *
     * @param endMs when the day is looked at, in ms: its end, or a time within it that is later than its start
     * @param knownMs outages count as they were known at this time of admission, in ms
     */
    public List<Figure> figures(String tenantId, long day, long endMs, long knownMs) {
        LocalDate date = UtcDays.date(day);
        DayFacts today = days(tenantId, day, day + 1);
        // The day before may not be closed yet; what it carries on does not change with it.
        Carried carried = carried(tenantId).after(days(tenantId, day - 1, day + 1));
        long month = firstDay(Cadence.MONTHLY, date);
        PeriodFacts facts = new PeriodFacts(
                today,
                days(tenantId, month, day + 1),
                days(tenantId, firstDay(Cadence.QUARTERLY, date), day + 1),
                responses(tenantId, month, day + 1),
                outages(tenantId, UtcDays.startMs(month), knownMs),
                carried.snapshotMs(),
                carried.occurred());
        return Figures.at(facts, date, endMs);
    }

    /** What the closed days leave. */
    public Carried carried(String tenantId) {
        return rows.get(carriedKey(tenantId), Carried.class).orElse(Carried.NOTHING);
    }

    /** What was counted from one day to another, the latter exclusive. */
    public DayFacts days(String tenantId, long from, long to) {
        return rows.range(dayKey(tenantId, from), dayKey(tenantId, to), DayFacts.class).stream()
                .map(row -> row.value)
                .reduce(DayFacts.NONE, DayFacts::plus);
    }

    private Map<String, Durations> responses(String tenantId, long from, long to) {
        Map<String, Durations> responses = new TreeMap<>();
        Bytes first = RowKey.of(Kind.RESPONSES_DAY, tenantId, from);
        Bytes last = RowKey.of(Kind.RESPONSES_DAY, tenantId, to);
        for (KeyValue<Bytes, Durations> row : rows.range(first, last, Durations.class)) {
            responses.merge(RowKey.lastText(row.key), row.value, Durations::plus);
        }
        return responses;
    }

    private List<Outage> outages(String tenantId, long fromMs, long knownMs) {
        Bytes first = RowKey.of(Kind.OUTAGE, tenantId, fromMs);
        return rows.range(first, RowKey.after(RowKey.of(Kind.OUTAGE, tenantId)), StoredOutage.class).stream()
                .map(row -> row.value)
                .filter(outage -> outage.isKnownAt(knownMs))
                .map(outage -> outage.asKnownAt(knownMs))
                .toList();
    }

    private static long firstDay(Cadence cadence, LocalDate date) {
        return cadence.of(date).start().toEpochDay();
    }

    /** The key of the {@link DayFacts} of a day. */
    public static Bytes dayKey(String tenantId, long day) {
        return RowKey.of(Kind.DAY, tenantId, day);
    }

    /** The key of how long a stakeholder took for what counts for a day, {@link Durations}. */
    public static Bytes responsesKey(String tenantId, long day, String stakeholder) {
        return RowKey.of(Kind.RESPONSES_DAY, tenantId, day, stakeholder);
    }

    /** The key of what the closed days leave, {@link Carried}. */
    public static Bytes carriedKey(String tenantId) {
        return RowKey.of(Kind.CARRIED, tenantId);
    }

    /** The key of a {@link StoredOutage}, by the time in ms when it was over and that was known. */
    public static Bytes outageKey(String tenantId, long overMs, String incidentId) {
        return RowKey.of(Kind.OUTAGE, tenantId, overMs, incidentId);
    }
}
