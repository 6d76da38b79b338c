package io.oisstreams.operations.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.operations.core.cycle.Cycle;
import io.oisstreams.operations.core.cycle.LogSummary;
import java.util.Locale;

/** A cycle as the answers have it, without its operations. */
final class CycleJson {
    static final String RUNNING = "running";
    static final String UNKNOWN = "unknown";

    private CycleJson() {}

    static void write(Cycle cycle, ObjectNode node) {
        node.put("cycle_id", cycle.cycleId()).put("status", status(cycle));
        OperationsJson.putTime(node, "started_at", cycle.startedMs());
        OperationsJson.putTime(node, "ended_at", cycle.endedMs());
        node.put("required_operations", cycle.required().orElse(null));
        cycle.log()
                .ifPresentOrElse(summary -> summary(summary, node.putObject("summary")), () -> node.putNull("summary"));
        node.put("late_operations", cycle.lateOperations());
    }

    static String status(Cycle cycle) {
        return cycle.ending().map(CycleJson::label).orElse(cycle.startedMs().isPresent() ? RUNNING : UNKNOWN);
    }

    static String label(Cycle.Ending ending) {
        return ending.name().toLowerCase(Locale.ROOT);
    }

    private static void summary(LogSummary summary, ObjectNode node) {
        node.put("total_operations", summary.operations())
                .put("signatures_verified", summary.verified())
                .put("signatures_failed", summary.failed())
                .put("signatures_missing", summary.missing())
                .put("verification_rate_pct", summary.ratePct())
                .put("verification_status", summary.status());
    }
}
