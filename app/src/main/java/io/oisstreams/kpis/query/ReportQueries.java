package io.oisstreams.kpis.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.http.Answer;
import io.oisstreams.http.Request;
import io.oisstreams.kpis.core.report.KpiReport;
import io.oisstreams.rows.RowsQuestion;
import java.util.Optional;
import java.util.OptionalLong;

/** Answers how all values of a tenant were lately (KPI, monitoring setup). */
final class ReportQueries {
    static final String AT = "at";

    private final RowsQuestion<TenantRows> question;

    ReportQueries(RowsQuestion<TenantRows> question) {
        this.question = question;
    }

    Answer report(Request request) {
        OptionalLong asked = request.time(AT);
        return question.ask(request, rows -> {
            long atMs = asked.orElse(rows.nowMs());
            ObjectNode body = KpisJson.about(rows)
                    .put("from", KpisJson.time(Math.max(0, atMs - KpiReport.PERIOD_MS)))
                    .put("to", KpisJson.time(atMs));
            ArrayNode lines = body.putArray("reports");
            ReportedSeries.of(rows, atMs).forEach(series -> write(series, atMs, lines.addObject()));
            return KpisJson.answer(body);
        });
    }

    private static void write(ReportedSeries series, long atMs, ObjectNode line) {
        line.put("kpi_id", series.kpiId())
                .put("name", series.name())
                .put("version", series.version())
                .put("subject", series.subject().isEmpty() ? null : series.subject())
                .put("unit", series.unit())
                .put("status", series.status());
        Optional<KpiReport> report = series.report(atMs);
        KpisJson.putNumber(line, "current", report.map(KpiReport::current));
        line.put(
                "current_at",
                report.map(found -> KpisJson.time(found.currentAtMs())).orElse(null));
        KpisJson.putNumber(line, "average", report.map(KpiReport::average));
        KpisJson.putNumber(line, "min", report.map(KpiReport::min));
        KpisJson.putNumber(line, "max", report.map(KpiReport::max));
        line.put("trend", report.map(found -> found.trend().label()).orElse(null))
                .put("samples", report.map(KpiReport::samples).orElse(0));
    }
}
