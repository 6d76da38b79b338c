package io.oisstreams.operations.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.http.Answer;
import io.oisstreams.http.Request;
import io.oisstreams.http.TimeRange;
import io.oisstreams.operations.core.report.ReportKind;
import io.oisstreams.operations.state.ReportHead;
import io.oisstreams.operations.state.StoredReport;
import io.oisstreams.rows.RowsQuestion;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Answers which reports were published, and hands them out. */
final class ReportQueries {
    static final String NAME = "name";
    static final List<String> KINDS =
            Stream.of(ReportKind.values()).map(ReportKind::label).toList();

    private static final Comparator<ReportHead> NEWEST_FIRST = Comparator.comparingLong(ReportHead::timestampMs)
            .thenComparing(ReportHead::name)
            .reversed();

    private final RowsQuestion<TenantRows> question;

    ReportQueries(RowsQuestion<TenantRows> question) {
        this.question = question;
    }

    Answer list(Request request) {
        TimeRange range = TimeRange.of(request);
        List<ReportKind> kinds = Stream.of(ReportKind.values())
                .filter(kind -> request.text("kind").map(kind.label()::equals).orElse(true))
                .toList();
        return question.ask(request, rows -> {
            List<Page<ReportHead>> pages = kinds.stream()
                    .map(kind -> page(rows, kind, range, request.limit()))
                    .toList();
            List<ReportHead> found = pages.stream()
                    .flatMap(page -> page.rows().stream())
                    .sorted(NEWEST_FIRST)
                    .toList();
            boolean more = found.size() > request.limit() || pages.stream().anyMatch(Page::hasMore);
            ObjectNode body = OperationsJson.about(rows);
            ArrayNode reports = body.putArray("reports");
            found.stream().limit(request.limit()).forEach(head -> write(head, reports.addObject()));
            return OperationsJson.answer(body.put("more", more));
        });
    }

    private static Page<ReportHead> page(TenantRows rows, ReportKind kind, TimeRange range, int limit) {
        Page<ReportHead> page = new Page<>(limit, head -> true);
        rows.reports(kind, range.from(), range.to(), page);
        return page;
    }

    private static void write(ReportHead head, ObjectNode node) {
        node.put("kind", head.kind().label())
                .put("name", head.name())
                .put("media_type", head.kind().mediaType())
                .put("made_at", OperationsJson.time(head.timestampMs()));
        OperationsJson.putTime(node, "period_start", head.periodStartMs());
        OperationsJson.putTime(node, "period_end", head.periodEndMs());
        node.put("size", head.size()).put("sha3_256", head.sha3());
    }

    Answer report(Request request) {
        String name = request.pathText(NAME);
        return question.ask(request, rows -> {
            StoredReport report = rows.report(name)
                    .orElseThrow(() -> TenantRows.unknown("there is no such report, or it is not kept any more"));
            return Answer.text(contentType(report.kind()), new String(report.body(), StandardCharsets.UTF_8));
        });
    }

    /** JSON is in UTF-8 anyway. */
    private static String contentType(ReportKind kind) {
        return kind.mediaType().startsWith("text/") ? kind.mediaType() + "; charset=utf-8" : kind.mediaType();
    }
}
