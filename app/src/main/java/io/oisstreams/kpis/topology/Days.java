package io.oisstreams.kpis.topology;

import io.oisstreams.alerting.Alert;
import io.oisstreams.alerting.Condition;
import io.oisstreams.alerting.Observation;
import io.oisstreams.kpis.core.Category;
import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.Period;
import io.oisstreams.kpis.core.Quotient;
import io.oisstreams.kpis.core.figure.Figure;
import io.oisstreams.kpis.core.kpi.OperationalKpis;
import io.oisstreams.kpis.core.kpi.QuorumRate;
import io.oisstreams.kpis.core.kpi.TimeBetweenFailures;
import io.oisstreams.kpis.core.review.ReviewSchedule;
import io.oisstreams.kpis.state.Carried;
import io.oisstreams.kpis.state.Due;
import io.oisstreams.kpis.state.KpiRows;
import io.oisstreams.kpis.state.StoredValue;
import io.oisstreams.kpis.state.ValueRows;
import io.oisstreams.rows.Rows;
import io.oisstreams.time.UtcDays;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The close of UTC days: values, the alerts of rates whose period is over, and the reviews that become due. */
final class Days {
    private final Rows rows;
    private final KpiRows days;
    private final Values values;
    private final Alerts alerts;
    private final Violations violations;
    private final Reviews reviews;

    Days(Rows rows, KpiRows days, Values values, Alerts alerts, Violations violations, Reviews reviews) {
        this.rows = rows;
        this.days = days;
        this.values = values;
        this.alerts = alerts;
        this.violations = violations;
        this.reviews = reviews;
    }

    /** Nothing counts for the day any more. */
    void close(Due due) {
        String tenantId = due.tenantId();
        long day = Long.parseLong(due.subject());
        List<Figure> figures = days.figures(tenantId, day, UtcDays.startMs(day + 1), due.timeMs());
        Carried carried = days.carried(tenantId);
        rows.put(KpiRows.carriedKey(tenantId), carried.after(days.days(tenantId, day, day + 1)));
        figures.forEach(figure -> values.publish(tenantId, day, figure, due.timeMs()));
        for (Period period : ReviewSchedule.ending(UtcDays.date(day))) {
            rates(tenantId, period, figures, due.timeMs());
            review(tenantId, period, figures, due.timeMs());
        }
        violations.end(tenantId, UtcDays.startMs(day + 1), due.timeMs());
        alerts.forgetEnded(tenantId, due.timeMs());
    }

    /** A rate is judged when its period is over: before that it says little. */
    private void rates(String tenantId, Period period, List<Figure> figures, long timeMs) {
        figures.stream()
                .filter(figure -> figure.kpi().frequency().cadence().equals(Optional.of(period.cadence())))
                .forEach(figure -> {
                    if (figure.kpi().equals(QuorumRate.DEFINITION)) {
                        observe(tenantId, period, figure, QuorumRate.alert(figure.judged()), timeMs);
                    } else if (figure.kpi().equals(TimeBetweenFailures.DEFINITION)) {
                        observe(tenantId, period, figure, TimeBetweenFailures.alert(figure.judged()), timeMs);
                    }
                });
    }

    private void observe(String tenantId, Period period, Figure figure, Optional<Condition> condition, long timeMs) {
        Judged judged = figure.judged();
        alerts.observe(new Observation(
                tenantId,
                figure.kpi().rule(),
                Optional.empty(),
                condition,
                judged.value().map(Quotient::rounded),
                figure.startMs(),
                figure.endMs(),
                timeMs,
                figure.kpi().name() + " in " + period.name() + ": "
                        + StoredValue.of(figure).text()));
    }

    private void review(String tenantId, Period period, List<Figure> figures, long timeMs) {
        List<Definition> looked = ReviewSchedule.kpis(period.cadence());
        Stream<StoredValue> ofDay =
                figures.stream().filter(figure -> looked.contains(figure.kpi())).map(StoredValue::of);
        // Not the latest of all: what came since then may have been read before the tick that tells of this.
        Stream<StoredValue> latest =
                ValueRows.latestOf(
                                rows,
                                tenantId,
                                period.start().toEpochDay(),
                                period.end().toEpochDay())
                        .stream()
                        .filter(value ->
                                looked.stream().anyMatch(kpi -> kpi.id().equals(value.kpiId())));
        List<String> texts =
                Stream.concat(ofDay, latest).map(StoredValue::text).sorted().toList();
        reviews.due(tenantId, period, texts, firing(tenantId, period, timeMs), timeMs);
    }

    private List<String> firing(String tenantId, Period period, long timeMs) {
        List<Category> categories = ReviewSchedule.alertCategories(period.cadence());
        List<String> firing = new ArrayList<>();
        for (Definition kpi : OperationalKpis.ALL) {
            if (categories.contains(kpi.category())) {
                for (Alert alert : alerts.firingAt(tenantId, kpi.rule(), timeMs)) {
                    firing.add(
                            alert.rule() + alert.subject().map(of -> " " + of).orElse("") + ", "
                                    + alert.severity().name().toLowerCase(Locale.ROOT));
                }
            }
        }
        return firing;
    }
}
