package io.oisstreams.operations.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.http.Answer;
import io.oisstreams.http.Request;
import io.oisstreams.operations.core.cycle.Cycle;
import io.oisstreams.operations.core.cycle.SignatureLog;
import io.oisstreams.operations.core.cycle.SignedStep;
import io.oisstreams.operations.core.report.ReportKind;
import io.oisstreams.operations.state.Kind;
import io.oisstreams.operations.state.StoredReport;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.RowsQuestion;
import io.oisstreams.time.UtcDays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;

/** Answers which cycles there were and are, and how one stands. */
final class CycleQueries {
    static final String ID = "id";
    static final List<String> STATUSES = Stream.concat(
                    Stream.of(CycleJson.RUNNING, CycleJson.UNKNOWN),
                    Stream.of(Cycle.Ending.values()).map(CycleJson::label))
            .toList();

    private final RowsQuestion<TenantRows> question;

    CycleQueries(RowsQuestion<TenantRows> question) {
        this.question = question;
    }

    Answer list(Request request) {
        DayRange range = DayRange.of(request);
        Optional<String> status = request.text("status");
        return question.ask(request, rows -> {
            HeardCycles heard =
                    new HeardCycles(rows, request.limit(), cycle -> status.map(CycleJson.status(cycle)::equals)
                            .orElse(true));
            heard.read(range);
            ObjectNode body = OperationsJson.about(rows);
            ArrayNode cycles = body.putArray("cycles");
            heard.found().forEach(found -> {
                ObjectNode node = cycles.addObject();
                CycleJson.write(found.cycle(), node);
                node.put("heard_on", UtcDays.date(found.day()).toString());
            });
            return OperationsJson.answer(body.put("more", heard.hasMore()));
        });
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
        ObjectNode body = OperationsJson.about(rows);
        CycleJson.write(cycle, body);
        body.put("log", log.map(StoredReport::name).orElse(null));
        body.set("operations", operations);
        return body;
    }

    private static String logName(TenantRows rows, String cycleId) {
        return rows.policy().reports().file(ReportKind.SIGNATURE_LOG).fileName(cycleId);
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
