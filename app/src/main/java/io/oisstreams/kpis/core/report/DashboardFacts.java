package io.oisstreams.kpis.core.report;

import io.oisstreams.kpis.core.Judged;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a dashboard shows.
 *
 * @param date the UTC day of its values
 * @param values by the id of their KPI; absent: no data
 * @param alerts that are firing, in any order
 * @param actions in their order, without numbers
 */
public record DashboardFacts(LocalDate date, Map<String, Judged> values, List<AlertLine> alerts, List<String> actions) {

    /** Keeps own copies. */
    public DashboardFacts {
        values = Map.copyOf(values);
        alerts = List.copyOf(alerts);
        actions = List.copyOf(actions);
    }
}
