package io.oisstreams.operations.core.cycle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.operations.core.report.ReportJson;
import java.time.Instant;
import java.util.List;

/**
 * The signature log of a cycle: the document's JSON, its names, nesting and order (OPS section 2.4).
 *
 * @param cycle has ended
 * @param steps what counts for it
 */
public record SignatureLog(Cycle cycle, List<SignedStep> steps) {
    /** Of longer logs the rest of the operations is left out, and counted: a report must fit into a record. Bytes. */
    private static final int LONGEST = 8 * 1024 * 1024;

    /** Most failed operations that are told of one by one, and how many bytes they take at most. */
    private static final int MOST_ALERTS = 1_000;

    private static final int LONGEST_ALERTS = 2 * 1024 * 1024;

    /** Keeps its own copy, in the order of the log. */
    public SignatureLog {
        steps = steps.stream().sorted(SignedStep.ORDER).toList();
    }

    /** Its numbers. */
    public LogSummary summary() {
        return LogSummary.of(steps, cycle.required());
    }

    /** The file, with a line end behind it. */
    public String json() {
        ObjectNode log = JsonNodeFactory.instance.objectNode();
        log.put("cycle_id", cycle.cycleId());
        log.put("cycle_timestamp", time(cycle.startedMs().orElseGet(() -> cycle.endedMs()
                .orElseThrow())));
        summary(log.putObject("signature_verification_summary"));
        ArrayNode operations = operations();
        log.set("operation_signatures", operations);
        alerts(log.putArray("alerts"), steps.size() - operations.size());
        return ReportJson.of(log);
    }

    /** Its operations, as many as a report can hold. */
    public ArrayNode operations() {
        ArrayNode operations = JsonNodeFactory.instance.arrayNode();
        long length = 0;
        for (SignedStep step : steps) {
            length += step.bytes();
            if (length > LONGEST) {
                break;
            }
            operation(operations.addObject(), step);
        }
        return operations;
    }

    private void summary(ObjectNode node) {
        LogSummary summary = summary();
        node.put("total_operations", summary.operations())
                .put("signatures_verified", summary.verified())
                .put("signatures_failed", summary.failed())
                .put("verification_rate_pct", summary.ratePct())
                .put("verification_status", summary.status());
    }

    private static void operation(ObjectNode node, SignedStep step) {
        node.put("step", step.step())
                .put("agent", step.agent())
                .put("operation", step.operation())
                .put("signature", step.signature())
                .put("public_key", step.publicKey())
                .put("verified", step.verified())
                .put("verification_timestamp", time(step.verifiedAtMs()));
    }

    /** One for each operation that failed, and one for those that nobody signed. */
    private void alerts(ArrayNode alerts, int leftOut) {
        List<SignedStep> failed =
                steps.stream().filter(step -> !step.verified()).toList();
        long length = 0;
        for (SignedStep step : failed.subList(0, Math.min(MOST_ALERTS, failed.size()))) {
            length += step.alertBytes();
            if (length > LONGEST_ALERTS) {
                break;
            }
            alert(alerts.addObject(), step);
        }
        int more = failed.size() - alerts.size();
        if (more > 0) {
            alerts.addObject().put("message", more + " more operations failed");
        }
        if (summary().missing() > 0) {
            alerts.addObject().put("message", missing(cycle, summary()));
        }
        if (leftOut > 0) {
            alerts.addObject().put("message", leftOut + " operations are counted but not listed");
        }
    }

    private static void alert(ObjectNode node, SignedStep step) {
        node.put("step", step.step())
                .put("agent", step.agent())
                .put("operation", step.operation())
                .put("message", step.failureReason().orElse("the signature does not hold"));
    }

    /** What is missing, in words. */
    public static String missing(Cycle cycle, LogSummary summary) {
        return summary.missing() + " of " + cycle.required().orElse(0) + " required operations have no signature";
    }

    private static String time(long ms) {
        return Instant.ofEpochMilli(ms).toString();
    }
}
