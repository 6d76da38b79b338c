package io.oisstreams.operations.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.http.Answer;
import io.oisstreams.http.Request;
import io.oisstreams.operations.core.deviation.Deviation;
import io.oisstreams.operations.core.freeze.Baseline;
import io.oisstreams.operations.core.report.ReportKind;
import io.oisstreams.operations.state.Kind;
import io.oisstreams.operations.state.Readiness;
import io.oisstreams.operations.state.ReportHead;
import io.oisstreams.rows.RowsQuestion;
import io.oisstreams.time.UtcDays;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Answers how operations stand: the tables of OPS section 5, and what is commanded now. */
final class StatusQueries {
    private static final String ACTIVE = "ACTIVE";

    private final RowsQuestion<TenantRows> question;

    StatusQueries(RowsQuestion<TenantRows> question) {
        this.question = question;
    }

    Answer status(Request request) {
        return question.ask(request, rows -> OperationsJson.answer(status(rows)));
    }

    private static ObjectNode status(TenantRows rows) {
        List<Baseline> register = rows.register();
        DeviationTable deviations = DeviationTable.of(rows);
        ObjectNode body = OperationsJson.about(rows)
                .put("document", rows.policy().document())
                .put("system", rows.policy().system())
                .put("baseline_version", register.get(register.size() - 1).version())
                .put("paused_by", rows.state().paused().orElse(null));
        CommandsInForce.of(rows, deviations).byName().forEach(body.putObject("commands")::put);
        operationalState(rows, register, body.putArray("operational_state"));
        ArtifactTable.write(rows, body.putArray("artifacts"));
        deviations.write(body.putArray("deviations"));
        return body;
    }

    /** OPS section 5.1; each line was updated last when what it is about happened last, else when the tenant was first heard. */
    private static void operationalState(TenantRows rows, List<Baseline> register, ArrayNode lines) {
        Optional<Long> first = Optional.of(UtcDays.startMs(rows.state().firstDay()));
        line(
                lines,
                "Freeze Discipline",
                ACTIVE,
                register.get(register.size() - 1).sinceMs().or(() -> first));
        line(lines, "Production Rhythm", ACTIVE, lastGeneratedMs(rows).or(() -> first));
        line(lines, "Deviation SLA", ACTIVE, lastDetectedMs(rows).or(() -> first));
        boolean published = rows.rows()
                .get(rows.key(Kind.READINESS), Readiness.class)
                .orElse(Readiness.NOTHING)
                .published();
        ReportKind shown = published ? ReportKind.READINESS_BRIEF : ReportKind.WEEKLY_ATTESTATION;
        line(
                lines,
                "Phase 3 Readiness",
                published ? "COMPLETE" : "IN PREPARATION",
                rows.lastReport(shown).map(ReportHead::timestampMs).or(() -> published ? Optional.empty() : first));
    }

    private static void line(ArrayNode lines, String attribute, String status, Optional<Long> updatedMs) {
        ObjectNode line = lines.addObject().put("attribute", attribute).put("status", status);
        OperationsJson.putTime(line, "last_updated", updatedMs);
    }

    private static Optional<Long> lastGeneratedMs(TenantRows rows) {
        return Arrays.stream(ReportKind.values())
                .flatMap(kind -> rows.lastReport(kind).stream())
                .map(ReportHead::timestampMs)
                .max(Comparator.naturalOrder());
    }

    private static Optional<Long> lastDetectedMs(TenantRows rows) {
        Page<Deviation> last = new Page<>(1, deviation -> true);
        DeviationQueries.backward(rows, 0, Long.MAX_VALUE, last);
        return last.rows().stream().map(Deviation::detectedAtMs).findFirst();
    }
}
