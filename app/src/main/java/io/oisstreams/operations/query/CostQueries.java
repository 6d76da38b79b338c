package io.oisstreams.operations.query;

import io.oisstreams.http.Answer;
import io.oisstreams.http.Json;
import io.oisstreams.http.Request;
import io.oisstreams.operations.core.cost.CostDay;
import io.oisstreams.operations.state.CostRows;
import io.oisstreams.operations.state.StoredReport;
import io.oisstreams.rows.RowsQuestion;
import io.oisstreams.time.StreamTime;
import io.oisstreams.time.UtcDays;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Answers what a day has cost. */
final class CostQueries {
    static final String DATE = "date";

    private final RowsQuestion<TenantRows> question;
    private final long settleMs;

    /** @param settleMs how long after the end of a day, and the skew, its costs count, in ms */
    CostQueries(RowsQuestion<TenantRows> question, long settleMs) {
        this.question = question;
        this.settleMs = settleMs;
    }

    Answer costs(Request request) {
        long day = request.pathDate(DATE).toEpochDay();
        return question.ask(request, rows -> Answer.json(costs(rows, day)));
    }

    private String costs(TenantRows rows, long day) {
        Optional<StoredReport> published = rows.costReport(day);
        if (published.isPresent()) {
            StoredReport report = published.get();
            return body(rows, true, Json.quote(report.name()), new String(report.body(), StandardCharsets.UTF_8));
        }
        refuseUnknown(rows, day);
        boolean closed = StreamTime.hasPassed(
                UtcDays.closeMs(day, settleMs), rows.latestMs().orElse(0));
        return body(rows, closed, "null", rows.costs().report(rows.tenantId(), day));
    }

    private static void refuseUnknown(TenantRows rows, long day) {
        boolean hasCosts = rows.rows()
                .get(CostRows.dayKey(rows.tenantId(), day), CostDay.class)
                .isPresent();
        long keptFrom = rows.costsKeptFromDay();
        if (hasCosts) {
            return;
        }
        if (day > rows.today()) {
            throw TenantRows.unknown(UtcDays.date(day) + " has not begun");
        }
        if (day < rows.state().firstDay()) {
            throw TenantRows.unknown(
                    "the tenant was first heard on " + UtcDays.date(rows.state().firstDay()));
        }
        if (day < keptFrom) {
            throw TenantRows.unknown("costs are kept from " + UtcDays.date(keptFrom) + " on");
        }
    }

    /** Around the report as it was made: no number in it changes. */
    private static String body(TenantRows rows, boolean isFinal, String quotedName, String report) {
        String about = OperationsJson.text(OperationsJson.about(rows));
        return about.substring(0, about.length() - 1) + ",\"final\":" + isFinal + ",\"report_name\":" + quotedName
                + ",\"report\":" + report.strip() + "}";
    }
}
