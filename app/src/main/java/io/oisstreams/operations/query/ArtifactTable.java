package io.oisstreams.operations.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.operations.core.report.ReportKind;
import io.oisstreams.operations.state.Due;
import io.oisstreams.operations.state.ReportHead;
import io.oisstreams.rows.BaseKind;
import io.oisstreams.rows.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/** Which reports were and will be made (OPS section 5.2). */
final class ArtifactTable {
    private static final String PER_CYCLE = "per cycle";

    private ArtifactTable() {}

    static void write(TenantRows rows, ArrayNode lines) {
        line(
                lines,
                "VEGA Weekly Attestation",
                next(rows, Due.Kind.WEEK_CLOSE),
                rows.lastReport(ReportKind.WEEKLY_ATTESTATION));
        line(lines, "Daily Cost Report", next(rows, Due.Kind.DAY_CLOSE), rows.lastReport(ReportKind.DAILY_COST_REPORT));
        line(lines, "Per-Cycle Signature Log", Optional.of(PER_CYCLE), rows.lastReport(ReportKind.SIGNATURE_LOG));
    }

    private static void line(ArrayNode lines, String artifact, Optional<String> nextDue, Optional<ReportHead> last) {
        ObjectNode line = lines.addObject()
                .put("artifact", artifact)
                .put("status", last.isPresent() ? "ACTIVE" : "SCHEDULED")
                .put("next_due", nextDue.orElse(null));
        OperationsJson.putTime(line, "last_generated", last.map(ReportHead::timestampMs));
    }

    /** When the next thing of a kind is due; empty: a tenant that was silent for long has none. */
    private static Optional<String> next(TenantRows rows, Due.Kind kind) {
        Bytes agenda = rows.key(BaseKind.AGENDA);
        List<Due> found = new ArrayList<>(1);
        rows.rows().forward(agenda, RowKey.after(agenda), Due.class, row -> {
            if (row.value.kind() == kind) {
                found.add(row.value);
            }
            return found.isEmpty();
        });
        return found.stream().findFirst().map(due -> OperationsJson.time(due.timeMs()));
    }
}
