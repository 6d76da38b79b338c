package io.oisstreams.console.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The tables that say why a score is what it is, as cells. */
final class Explained {
    private Explained() {}

    /** Numerator, denominator, weight and contribution of each dimension. */
    static List<String> dimensions(JsonNode explanation) {
        List<String> cells = new ArrayList<>();
        for (JsonNode row : explanation.path("dimensions")) {
            String unit = row.path("dimension").asText().equals("policy_continuity") ? " ms" : "";
            cells.add(Shown.dimension(row.path("dimension")));
            cells.add(Shown.count(row.path("numerator")) + unit);
            cells.add(Shown.count(row.path("denominator")) + unit);
            cells.add(Shown.score(row.path("value")));
            cells.add(Shown.exact(row.path("weight")));
            cells.add(Shown.exact(row.path("contribution")));
            cells.add(Shown.exact(row.path("lost")));
            cells.add((row.path("excluded").booleanValue() ? "Excluded: " : "") + Shown.text(row.path("reason")));
        }
        return cells;
    }

    /** The events that cost most. */
    static List<String> costliest(JsonNode explanation) {
        List<String> cells = new ArrayList<>();
        for (JsonNode row : explanation.path("costliest")) {
            cells.add(Shown.words(row.path("event_type")));
            cells.add(Shown.dimension(row.path("dimension")));
            cells.add(row.path("subject").asText());
            cells.add(Shown.time(row.path("timestamp")));
            cells.add(Shown.exact(row.path("cost")));
            cells.add(Shown.text(row.path("detail")));
        }
        return cells;
    }
}
