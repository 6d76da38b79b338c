package io.oisstreams.kpis.query;

import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.figure.Figure;
import io.oisstreams.kpis.core.kpi.OperationalKpis;
import io.oisstreams.kpis.state.StoredValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * The KPIs as they stand.
 *
 * @param figures of the review periods so far
 * @param latest the last values of what has one for each incident, commit, audit or release
 */
record LiveValues(List<Figure> figures, List<StoredValue> latest) {
    static LiveValues of(List<Figure> figures, List<StoredValue> latest) {
        return new LiveValues(List.copyOf(figures), List.copyOf(latest));
    }

    /** All values, in the document's order. */
    List<StoredValue> all() {
        return OperationalKpis.ALL.stream().flatMap(this::values).toList();
    }

    /** Those of a KPI, at least one: one for each subject. */
    Stream<StoredValue> values(Definition kpi) {
        List<StoredValue> last = ofId(kpi.id()).toList();
        return last.isEmpty() ? figures(kpi).map(StoredValue::of) : last.stream();
    }

    /** The figures of a KPI that follows the calendar. */
    Stream<Figure> figures(Definition kpi) {
        return figures.stream().filter(figure -> figure.kpi().equals(kpi));
    }

    /** The last values by a KPI's or a contract's id, of all versions. */
    Stream<StoredValue> ofId(String kpiId) {
        return latest.stream().filter(value -> value.kpiId().equals(kpiId));
    }
}
