package io.oisstreams.operations.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.http.Answer;
import io.oisstreams.http.Request;
import io.oisstreams.operations.core.cost.CostDay;
import io.oisstreams.operations.core.report.ReportKind;
import io.oisstreams.operations.state.CostRows;
import io.oisstreams.operations.state.ReportHead;
import io.oisstreams.rows.RowsQuestion;
import io.oisstreams.time.StreamTime;
import io.oisstreams.time.UtcDays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Answers what many days have cost, and how much of its limits the present one has used. */
final class CostDayQueries {
    private static final int DEFAULT_DAYS = 30;

    private final RowsQuestion<TenantRows> question;
    private final long settleMs;

    /** @param settleMs how long after the end of a day, and the skew, its costs count, in ms */
    CostDayQueries(RowsQuestion<TenantRows> question, long settleMs) {
        this.question = question;
        this.settleMs = settleMs;
    }

    Answer list(Request request) {
        DayRange range = DayRange.of(request);
        return question.ask(request, rows -> {
            CostDayJson json = new CostDayJson(rows.policy().costs());
            ObjectNode body = OperationsJson.about(rows);
            json.limits(body.putObject("limits"));
            json.trajectory(rows.costs().trajectory(rows.tenantId(), rows.today()), body.putObject("trajectory"));
            write(rows, json, rows.today(), Map.of(), body.putObject("today"));
            days(rows, json, range, body.putArray("days"));
            return OperationsJson.answer(body);
        });
    }

    /** A day may have costs before it begins or before the tenant was heard: clocks are not exact. */
    private void days(TenantRows rows, CostDayJson json, DayRange range, ArrayNode lines) {
        long to = Math.min(range.to().orElse(Long.MAX_VALUE), rows.today() + 2);
        long from =
                Math.max(range.from().orElse(Math.min(to, rows.today() + 1) - DEFAULT_DAYS), rows.costsKeptFromDay());
        Map<Long, String> published = published(rows, from);
        for (long day = to - 1; day >= from; day--) {
            boolean isHeard = day >= rows.state().firstDay() && day <= rows.today();
            if (isHeard || day(rows, day).isPresent()) {
                write(rows, json, day, published, lines.addObject());
            }
        }
    }

    /** Names of the published reports by day. They are made when the day is over. */
    private static Map<Long, String> published(TenantRows rows, long fromDay) {
        Map<Long, String> names = new HashMap<>();
        Page<ReportHead> heads = new Page<>(Page.MAX_LOOKED_AT, head -> true);
        rows.reports(ReportKind.DAILY_COST_REPORT, UtcDays.startMs(Math.max(0, fromDay) + 1), Long.MAX_VALUE, heads);
        heads.rows().forEach(head -> head.periodStartMs().ifPresent(ms -> names.put(UtcDays.dayOf(ms), head.name())));
        return names;
    }

    private void write(TenantRows rows, CostDayJson json, long day, Map<Long, String> published, ObjectNode line) {
        Optional<String> report = Optional.ofNullable(published.get(day));
        boolean isOver = StreamTime.hasPassed(
                UtcDays.closeMs(day, settleMs), rows.latestMs().orElse(0));
        line.put("date", UtcDays.date(day).toString())
                .put("final", report.isPresent() || isOver)
                .put("report_name", report.orElse(null));
        json.write(day(rows, day).orElse(CostDay.EMPTY), line);
    }

    private static Optional<CostDay> day(TenantRows rows, long day) {
        return rows.rows().get(CostRows.dayKey(rows.tenantId(), day), CostDay.class);
    }
}
