package io.oisstreams.operations.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.alerting.Alert;
import io.oisstreams.http.Answer;
import io.oisstreams.http.Request;
import io.oisstreams.operations.core.freeze.Baseline;
import io.oisstreams.operations.state.Kind;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.RowsQuestion;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.utils.Bytes;

/** Answers which versions of the baseline there were, and which changes were not allowed. */
final class BaselineQueries {
    private final RowsQuestion<TenantRows> question;

    BaselineQueries(RowsQuestion<TenantRows> question) {
        this.question = question;
    }

    Answer baselines(Request request) {
        return question.ask(request, rows -> {
            ObjectNode body = OperationsJson.about(rows);
            register(rows.register(), body.putArray("baselines"));
            body.put("violations_detected", rows.state().freezeViolations());
            Page<Alert> firing = firing(rows, request.limit());
            ArrayNode violations = body.putArray("violations");
            firing.rows().forEach(alert -> violation(alert, violations.addObject()));
            return OperationsJson.answer(body.put("more", firing.hasMore()));
        });
    }

    private static void register(List<Baseline> register, ArrayNode lines) {
        for (Baseline baseline : register) {
            ObjectNode line = lines.addObject()
                    .put("number", baseline.number())
                    .put("version", baseline.version())
                    .put("change_id", baseline.changeId().orElse(null))
                    .put("component", baseline.component().orElse(null));
            OperationsJson.putTime(line, "since", baseline.sinceMs());
            line.put("reference", baseline.reference()).put("current", baseline.number() == register.size() - 1);
        }
    }

    private static Page<Alert> firing(TenantRows rows, int limit) {
        Page<Alert> firing = new Page<>(limit, alert -> true);
        Bytes prefix = rows.key(Kind.FREEZE_ALERT);
        rows.rows().forward(prefix, RowKey.after(prefix), Alert.class, firing);
        return firing;
    }

    private static void violation(Alert alert, ObjectNode node) {
        node.put("change_id", alert.subject().orElse(null))
                .put("severity", alert.severity().name().toLowerCase(Locale.ROOT))
                .put("detected_at", OperationsJson.time(alert.detectedAtMs()))
                .put("message", alert.message())
                .put("approvals", alert.value().orElse(null))
                .put("approvals_required", alert.threshold().orElse(null));
    }
}
