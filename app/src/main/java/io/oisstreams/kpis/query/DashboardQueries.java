package io.oisstreams.kpis.query;

import io.oisstreams.alerting.Alert;
import io.oisstreams.http.Answer;
import io.oisstreams.http.Request;
import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.report.ActionItems;
import io.oisstreams.kpis.core.report.AlertLine;
import io.oisstreams.kpis.core.report.Dashboard;
import io.oisstreams.kpis.core.report.DashboardFacts;
import io.oisstreams.rows.RowsQuestion;
import io.oisstreams.time.UtcDays;
import java.util.List;
import java.util.Map;

/** Answers the document's dashboard. */
final class DashboardQueries {
    private final RowsQuestion<TenantRows> question;

    DashboardQueries(RowsQuestion<TenantRows> question) {
        this.question = question;
    }

    Answer dashboard(Request request) {
        return question.ask(request, rows -> Answer.text("text/plain; charset=utf-8", Dashboard.of(facts(rows))));
    }

    private static DashboardFacts facts(TenantRows rows) {
        Map<String, Judged> values = DashboardValues.of(rows.live());
        List<Alert> firing = rows.alerts();
        // Reviews that are due are things to do.
        List<AlertLine> alerts = firing.stream()
                .filter(alert -> !DueReviews.isReview(alert))
                .map(alert -> new AlertLine(alert.severity(), alert.message()))
                .toList();
        return new DashboardFacts(
                UtcDays.date(rows.today()), values, alerts, ActionItems.of(values, DueReviews.last(firing)));
    }
}
