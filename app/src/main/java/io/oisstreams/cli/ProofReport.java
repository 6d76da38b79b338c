package io.oisstreams.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.integrity.verify.Difference;
import io.oisstreams.integrity.verify.ProofOutcome;

/** What {@code ./ois verify FILE} says of a proof. */
final class ProofReport {
    private ProofReport() {}

    /** A line for each thing that was checked, and PASS, or FAIL with the difference. */
    static String lines(ProofOutcome outcome) {
        StringBuilder lines = new StringBuilder();
        outcome.checked().forEach(line -> lines.append("ok: ").append(line).append('\n'));
        return lines
                + outcome.difference().map(difference -> "FAIL: " + difference).orElse("PASS");
    }

    /** The same as one JSON object. */
    static String json(ProofOutcome outcome) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("result", outcome.passed() ? "PASS" : "FAIL");
        outcome.checked().forEach(json.putArray("checked")::add);
        outcome.difference().ifPresent(difference -> json.set("first_difference", json(difference)));
        return json.toString();
    }

    /** A difference as an object. */
    static ObjectNode json(Difference difference) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("where", difference.where())
                .put("field", difference.field())
                .put("expected", difference.expected())
                .put("found", difference.found());
    }
}
