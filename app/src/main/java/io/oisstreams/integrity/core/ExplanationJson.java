package io.oisstreams.integrity.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Explanations as JSON: each exact value is rounded on its own, as scores are, so printed parts may miss their sum by some millionths. */
public final class ExplanationJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ExplanationJson() {}

    /** What each dimension gives. */
    public static ArrayNode dimensions(Explanation explanation) {
        ArrayNode json = NODES.arrayNode();
        explanation.parts().forEach(part -> json.add(dimension(part)));
        return json;
    }

    private static ObjectNode dimension(Explanation.Part part) {
        ObjectNode json = NODES.objectNode();
        json.put("dimension", part.dimension().fieldName());
        json.put("numerator", part.numerator());
        json.put("denominator", part.denominator());
        json.set("value", decimal(part.value()));
        json.put("weight", RecordJson.weight(part.weight()));
        json.set("contribution", decimal(part.contribution()));
        json.set("lost", decimal(part.lost()));
        json.put("excluded", part.excluded());
        json.put("reason", part.reason().orElse(null));
        return json;
    }

    /** What degradation events cost. */
    public static ArrayNode costs(List<DegradationCost> costs) {
        ArrayNode json = NODES.arrayNode();
        costs.forEach(cost -> json.add(cost(cost)));
        return json;
    }

    private static ObjectNode cost(DegradationCost cost) {
        Degradation degradation = cost.degradation();
        ObjectNode json = NODES.objectNode();
        json.put("event_type", degradation.type().label());
        json.put("dimension", degradation.dimension().fieldName());
        json.put("subject", degradation.subject());
        json.put("timestamp", RecordJson.time(degradation.timestampMs()));
        json.put("count", 1);
        json.put("shared_by", cost.sharedBy());
        json.put(
                "duration_seconds",
                degradation.durationMs().map(RecordJson::seconds).orElse(null));
        json.put("cost", cost.cost().rounded());
        json.put("detail", degradation.detail());
        return json;
    }

    private static JsonNode decimal(Optional<Fraction> value) {
        return RecordJson.decimal(value.map(Fraction::rounded));
    }
}
