package io.oisstreams.event;

import static io.oisstreams.event.InvalidEventException.invalid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The runs of the EBB experiment as events of {@code cost.events}: {@code {"event_id", "batch", "timestamp", "outcome", "cost_usd"}}, one
 * a line. Each run is one summary of the cycle that its batch names; other fields of a line mean nothing here.
 */
final class EbbRuns implements JsonLines.Conversion {
    private static final String TENANT = "ebb";
    private static final String OUTCOME = "outcome";
    private static final List<String> FIELDS = List.of("event_id", "batch", "timestamp", OUTCOME, "cost_usd");
    private static final Map<String, String> OUTCOMES = Map.of("VALID", "executed", "ERROR", "error");

    private EbbRuns() {}

    /** As {@link JsonLines#read}; an outcome other than VALID and ERROR is an INVALID_FIELD. */
    static Line read(long number, byte[] line) {
        return JsonLines.read(number, line, new EbbRuns());
    }

    @Override
    public JsonNode converted(JsonNode run) {
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        value.put("tenant_id", TENANT);
        value.set("event_id", run.get("event_id"));
        value.set("timestamp_ms", run.get("timestamp"));
        value.set("cycle_id", run.get("batch"));
        value.set("summary_id", run.get("event_id"));
        value.put(OUTCOME, OUTCOMES.get(run.path(OUTCOME).asText()));
        value.set("cost_usd", run.get("cost_usd"));
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("topic", Topics.COST_EVENTS.name());
        event.set("timestamp", run.get("timestamp"));
        event.set("value", value);
        return event;
    }

    @Override
    public void check(JsonNode run) throws InvalidEventException {
        for (String field : FIELDS) {
            if (!run.has(field)) {
                throw new InvalidEventException(RejectionReason.MISSING_FIELD, field + ": missing");
            }
        }
        JsonNode outcome = run.get(OUTCOME);
        if (!outcome.isTextual() || !OUTCOMES.containsKey(outcome.textValue())) {
            throw invalid(OUTCOME, "VALID or ERROR", JsonScalar.describe(outcome));
        }
    }
}
