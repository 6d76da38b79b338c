package io.oisstreams.kpis.query;

import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.Status;
import io.oisstreams.kpis.core.Unit;
import io.oisstreams.kpis.core.contract.KpiContract;
import io.oisstreams.kpis.core.kpi.OperationalKpis;
import io.oisstreams.kpis.core.report.KpiReport;
import io.oisstreams.kpis.core.report.Sample;
import io.oisstreams.kpis.query.PublishedValues.Published;
import io.oisstreams.kpis.state.StoredValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values of one KPI or contract that are about the same thing.
 *
 * @param subject as text; empty: the tenant as a whole
 * @param samples those with data
 */
record ReportedSeries(String kpiId, String name, String version, String subject, String unit, List<Published> samples) {
    private static final Comparator<Published> BY_TIME = Comparator.<Published>comparingLong(
                    sample -> sample.value().endMs())
            .thenComparing(Published::id);

    /** What tells the series of one KPI or contract apart. */
    private record Key(String version, String subject) implements Comparable<Key> {
        static Key of(StoredValue value) {
            return new Key(value.version(), value.subject());
        }

        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::version)
                    .thenComparing(Key::subject)
                    .compare(this, other);
        }
    }

    /** All of the last days before a time, in ms: in the document's order, then the contracts in use; each has at least one. */
    static List<ReportedSeries> of(TenantRows rows, long atMs) {
        long afterMs = atMs - KpiReport.PERIOD_MS;
        Map<String, Map<Key, List<Published>>> found =
                PublishedValues.from(rows, afterMs + 1, value -> isSample(value, afterMs, atMs)).stream()
                        .collect(Collectors.groupingBy(
                                sample -> sample.value().kpiId(),
                                Collectors.groupingBy(
                                        sample -> Key.of(sample.value()), TreeMap::new, Collectors.toList())));
        LiveValues live = rows.live();
        List<ReportedSeries> all = new ArrayList<>();
        for (Definition kpi : OperationalKpis.ALL) {
            all.addAll(of(kpi, live.values(kpi).map(Key::of).toList(), found.getOrDefault(kpi.id(), Map.of())));
        }
        for (KpiContract contract : rows.contracts()) {
            Key key = new Key(contract.version(), "");
            all.add(new ReportedSeries(
                    contract.kpiId(),
                    contract.description().title(),
                    contract.version(),
                    "",
                    Unit.POINTS.label(),
                    found.getOrDefault(contract.kpiId(), Map.of()).getOrDefault(key, List.of())));
        }
        return all;
    }

    /** What the document says stands for no data is no measurement. */
    private static boolean isSample(StoredValue value, long afterMs, long atMs) {
        return value.endMs() > afterMs
                && value.endMs() <= atMs
                && value.value().isPresent()
                && !value.status().equals(Status.NO_DATA.label());
    }

    private static List<ReportedSeries> of(Definition kpi, List<Key> live, Map<Key, List<Published>> found) {
        List<ReportedSeries> series = Stream.concat(live.stream(), found.keySet().stream())
                .distinct()
                .map(key -> new ReportedSeries(
                        kpi.id(),
                        kpi.name(),
                        key.version(),
                        key.subject(),
                        kpi.unit().label(),
                        found.getOrDefault(key, List.of())))
                .toList();
        List<ReportedSeries> telling = series.stream()
                .filter(one -> !one.subject().isEmpty() || !one.samples().isEmpty())
                .toList();
        return telling.isEmpty() ? series : telling;
    }

    /** At a time in ms; empty: no data. */
    Optional<KpiReport> report(long atMs) {
        List<Sample> all = samples.stream()
                .map(sample -> new Sample(
                        sample.value().endMs(),
                        sample.id(),
                        sample.value().value().orElseThrow()))
                .toList();
        return KpiReport.of(all, atMs, KpiReport.PERIOD_MS);
    }

    /** How the latest value stands. */
    String status() {
        return samples.stream()
                .max(BY_TIME)
                .map(sample -> sample.value().status())
                .orElse(Status.NO_DATA.label());
    }
}
