package io.oisstreams.operations.topology;

import io.oisstreams.operations.core.quality.QualityDay;
import io.oisstreams.operations.core.quality.Tally;
import io.oisstreams.operations.state.Kind;
import io.oisstreams.operations.state.TallyKind;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import io.oisstreams.time.UtcDays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;

/** What is counted by UTC day of admission: cycles, replays, and tallies by name. */
final class Quality {
    private final Rows rows;

    Quality(Rows rows) {
        this.rows = rows;
    }

    /** Adds counts to the day of a time in ms. */
    void add(String tenantId, long timeMs, QualityDay counts) {
        Bytes key = RowKey.of(Kind.QUALITY_DAY, tenantId, UtcDays.dayOf(timeMs));
        rows.put(key, rows.get(key, QualityDay.class).orElse(QualityDay.EMPTY).plus(counts));
    }

    /** Adds one to a tally of the day of a time in ms. */
    void tally(String tenantId, long timeMs, TallyKind kind, String name, boolean isGood) {
        Bytes key = RowKey.of(Kind.TALLY_DAY, tenantId, UtcDays.dayOf(timeMs), kind.name(), name);
        rows.put(key, rows.get(key, Tally.class).orElse(Tally.NONE).plus(isGood));
    }

    /** The sum of some days, the last exclusive. */
    QualityDay days(String tenantId, long from, long to) {
        return rows
                .range(
                        RowKey.of(Kind.QUALITY_DAY, tenantId, Math.max(0, from)),
                        RowKey.of(Kind.QUALITY_DAY, tenantId, to),
                        QualityDay.class)
                .stream()
                .map(row -> row.value)
                .reduce(QualityDay.EMPTY, QualityDay::plus);
    }

    /** The sum of each tally of some days, the last exclusive, by name; names beyond the first thousand together. */
    Map<String, Tally> tallies(String tenantId, TallyKind kind, long from, long to) {
        Map<String, Tally> sums = new TreeMap<>();
        for (long day = Math.max(0, from); day < to; day++) {
            Bytes prefix = RowKey.of(Kind.TALLY_DAY, tenantId, day, kind.name());
            rows.beginningWith(prefix, Tally.class)
                    .forEach(row -> Tally.add(sums, RowKey.lastText(row.key), row.value));
        }
        return sums;
    }

    /** The same of these names alone, those that do not occur left out. */
    Map<String, Tally> tallies(String tenantId, TallyKind kind, Collection<String> names, long from, long to) {
        Map<String, Tally> sums = new TreeMap<>();
        for (long day = Math.max(0, from); day < to; day++) {
            for (String name : names) {
                rows.get(RowKey.of(Kind.TALLY_DAY, tenantId, day, kind.name(), name), Tally.class)
                        .ifPresent(tally -> sums.merge(name, tally, Tally::plus));
            }
        }
        return sums;
    }
}
