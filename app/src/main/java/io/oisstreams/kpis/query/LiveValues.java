package io.oisstreams.kpis.query;

import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.Quotient;
import io.oisstreams.kpis.core.Status;
import io.oisstreams.kpis.core.figure.Figure;
import io.oisstreams.kpis.state.StoredValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The KPIs as they stand.
 *
 * @param figures of the review periods so far
 * @param latest the last values of what has one for each incident, commit, audit or release
 */
record LiveValues(List<Figure> figures, List<StoredValue> latest) {

    /**
     * How something stands.
     *
     * @param subject what of the tenant it is, as text; empty: the tenant as a whole
     */
    record Standing(String subject, Judged judged) {
        /** The status of a KPI, not of a contract. */
        static Standing of(StoredValue value) {
            Status status = Status.valueOf(value.status().toUpperCase(Locale.ROOT));
            return new Standing(value.subject(), new Judged(value.value().map(Quotient::of), status));
        }
    }

    /** The values of a KPI, at least one: one for each subject. */
    Stream<StoredValue> values(Definition kpi) {
        List<StoredValue> last = ofId(kpi.id()).toList();
        return last.isEmpty() ? figures(kpi).map(StoredValue::of) : last.stream();
    }

    /** How a KPI stands, exactly where it follows the calendar: at least once, once for each subject. */
    Stream<Standing> standings(Definition kpi) {
        List<StoredValue> last = ofId(kpi.id()).toList();
        return last.isEmpty()
                ? figures(kpi).map(figure -> new Standing(figure.subjectText(), figure.judged()))
                : last.stream().map(Standing::of);
    }

    private Stream<Figure> figures(Definition kpi) {
        return figures.stream().filter(figure -> figure.kpi().equals(kpi));
    }

    /** The last values by a KPI's or a contract's id, of all versions. */
    Stream<StoredValue> ofId(String kpiId) {
        return latest.stream().filter(value -> value.kpiId().equals(kpiId));
    }
}
