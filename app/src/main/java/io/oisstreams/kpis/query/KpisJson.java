package io.oisstreams.kpis.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.alerting.Alert;
import io.oisstreams.http.Answer;
import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.state.StoredValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the bodies of all answers have in common. Times are ISO 8601 in UTC, numbers exact and without exponents. */
final class KpisJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private KpisJson() {}

    /** A body that begins with what it is about and the latest tick. */
    static ObjectNode about(TenantRows rows) {
        ObjectNode body = JSON.createObjectNode().put("tenant_id", rows.tenantId());
        Optional<Long> latestMs = rows.latestMs().stream().boxed().findFirst();
        return body.put("as_of", latestMs.map(KpisJson::time).orElse(null));
    }

    static String time(long ms) {
        return Instant.ofEpochMilli(ms).toString();
    }

    /** A number without zeros at its end; empty: null. */
    static void putNumber(ObjectNode node, String field, Optional<BigDecimal> number) {
        node.put(field, number.map(BigDecimal::stripTrailingZeros).orElse(null));
    }

    static void putTexts(ObjectNode node, String field, List<String> texts) {
        ArrayNode array = node.putArray(field);
        texts.forEach(array::add);
    }

    /** What there is to say of a value but for its KPI. */
    static void putValue(ObjectNode node, StoredValue value) {
        node.put("version", value.version())
                .put("subject", value.subject().isEmpty() ? null : value.subject())
                .put("unit", value.unit());
        putNumber(node, "value", value.value());
        node.put("status", value.status());
        value.attributes().forEach(node.putObject("attributes")::put);
        node.putObject("period").put("start", time(value.startMs())).put("end", time(value.endMs()));
    }

    /** What the document says that a KPI should be, how often it is looked at, and by whom. */
    static void putRules(ObjectNode node, Definition kpi) {
        putTexts(node, "targets", kpi.targets());
        putTexts(node, "thresholds", kpi.thresholds());
        node.put("review", kpi.frequency().name().toLowerCase(Locale.ROOT)).put("owner", kpi.owner());
    }

    /** The first alerts, and whether there are more. */
    static void putAlerts(ObjectNode body, List<Alert> alerts, int limit) {
        ArrayNode array = body.putArray("alerts");
        alerts.stream().limit(limit).forEach(alert -> putAlert(array.addObject(), alert));
        body.put("more_alerts", alerts.size() > limit);
    }

    private static void putAlert(ObjectNode node, Alert alert) {
        node.put("rule", alert.rule())
                .put("subject", alert.subject().orElse(null))
                .put("severity", alert.severity().name().toLowerCase(Locale.ROOT));
        putNumber(node, "value", alert.value());
        putNumber(node, "threshold", alert.threshold());
        node.put("detected_at", time(alert.detectedAtMs())).put("message", alert.message());
    }

    static Answer answer(ObjectNode body) {
        try {
            return Answer.json(JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
