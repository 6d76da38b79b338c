package io.oisstreams.kpis.query;

import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.Quotient;
import io.oisstreams.kpis.core.Status;
import io.oisstreams.kpis.core.kpi.OperationalKpis;
import io.oisstreams.kpis.query.LiveValues.Standing;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The one value of each KPI that the dashboard has room for: of several the worst. */
final class DashboardValues {
    /** Of these the dashboard's rows name what they are about; both kinds of data of which none may be lost have the target 0. */
    private static final Map<String, Set<String>> SHOWN = Map.of(
            "1.1", Set.of("risk_class=low"),
            "2.1", Set.of("category=file_corruption"),
            "2.2", Set.of("category=file_corruption", "category=audit_log_corruption"),
            "3.2", Set.of("component=overall"));

    /** The worst last; what is known comes after what is not. */
    private static final Comparator<Judged> BY_HARM = Comparator.comparing(
                    (Judged judged) -> judged.status() != Status.NO_DATA)
            .thenComparing(Judged::status)
            .thenComparing(judged -> judged.value().orElse(Quotient.of(BigDecimal.ZERO)));

    private DashboardValues() {}

    /** By the id of the KPI; absent: there is none. */
    static Map<String, Judged> of(LiveValues live) {
        Map<String, Judged> values = new TreeMap<>();
        for (Definition kpi : OperationalKpis.ALL) {
            Set<String> shown = SHOWN.getOrDefault(kpi.id(), Set.of());
            live.standings(kpi)
                    .filter(standing -> shown.isEmpty() || shown.contains(standing.subject()))
                    .map(Standing::judged)
                    .max(BY_HARM)
                    .ifPresent(judged -> values.put(kpi.id(), judged));
        }
        return values;
    }
}
