package io.oisstreams.operations.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.http.Answer;
import io.oisstreams.http.Request;
import io.oisstreams.operations.core.cycle.Cycle;
import io.oisstreams.operations.core.cycle.LogSummary;
import io.oisstreams.operations.core.cycle.SignatureLog;
import io.oisstreams.operations.core.cycle.SignedStep;
import io.oisstreams.operations.core.report.ReportKind;
import io.oisstreams.operations.state.Kind;
import io.oisstreams.operations.state.StoredReport;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.RowsQuestion;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/** Answers how a cycle stands. */
final class CycleQueries {
    static final String ID = "id";

    private final RowsQuestion<TenantRows> question;

    CycleQueries(RowsQuestion<TenantRows> question) {
        this.question = question;
    }

    Answer cycle(Request request) {
        String cycleId = request.pathText(ID);
        return question.ask(request, rows -> {
            Cycle cycle = rows.rows()
                    .get(rows.key(Kind.CYCLE, cycleId), Cycle.class)
                    .orElseThrow(() -> TenantRows.unknown("there is no such cycle, or it is not kept any more"));
            return OperationsJson.answer(cycle(rows, cycle));
        });
    }

    private static ObjectNode cycle(TenantRows rows, Cycle cycle) {
        Optional<StoredReport> log = cycle.log().flatMap(summary -> rows.report(logName(rows, cycle.cycleId())));
        JsonNode operations = operations(rows, cycle, log);
        ObjectNode body =
                OperationsJson.about(rows).put("cycle_id", cycle.cycleId()).put("status", status(cycle));
        OperationsJson.putTime(body, "started_at", cycle.startedMs());
        OperationsJson.putTime(body, "ended_at", cycle.endedMs());
        body.put("required_operations", cycle.required().orElse(null));
        cycle.log()
                .ifPresentOrElse(summary -> summary(summary, body.putObject("summary")), () -> body.putNull("summary"));
        body.put("late_operations", cycle.lateOperations());
        body.put("log", log.map(StoredReport::name).orElse(null));
        body.set("operations", operations);
        return body;
    }

    private static String logName(TenantRows rows, String cycleId) {
        return rows.policy().reports().file(ReportKind.SIGNATURE_LOG).fileName(cycleId);
    }

    private static String status(Cycle cycle) {
        return cycle.ending()
                .map(ending -> ending.name().toLowerCase(Locale.ROOT))
                .orElse(cycle.startedMs().isPresent() ? "running" : "unknown");
    }

    private static void summary(LogSummary summary, ObjectNode node) {
        node.put("total_operations", summary.operations())
                .put("signatures_verified", summary.verified())
                .put("signatures_failed", summary.failed())
                .put("signatures_missing", summary.missing())
                .put("verification_rate_pct", summary.ratePct())
                .put("verification_status", summary.status());
    }

    /** Until the log is published they are rows of their own, afterwards they are in the log alone. */
    private static JsonNode operations(TenantRows rows, Cycle cycle, Optional<StoredReport> log) {
        if (log.isPresent()) {
            return OperationsJson.tree(log.get().body()).path("operation_signatures");
        }
        Page<SignedStep> steps = new Page<>(Page.MAX_LOOKED_AT, step -> true);
        Bytes prefix = rows.key(Kind.SIGNED_STEP, cycle.cycleId());
        rows.rows().forward(prefix, RowKey.after(prefix), SignedStep.class, steps);
        return new SignatureLog(cycle, steps.rows()).operations();
    }
}
