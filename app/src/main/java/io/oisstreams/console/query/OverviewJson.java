package io.oisstreams.console.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.console.core.FiringAlerts;
import io.oisstreams.console.core.Overview;
import io.oisstreams.console.published.ScoreJson;

/** How a tenant stands, as JSON. Scores keep their six places. */
final class OverviewJson {
    private OverviewJson() {}

    static String of(String tenantId, Overview overview) {
        ObjectNode json = ScoreJson.about(tenantId);
        ScoreJson.put(json, overview.last());
        ArrayNode history = json.putArray("history");
        overview.history().points().forEach(point -> history.add(point.ois().orElse(null)));
        FiringAlerts firing = overview.firing();
        json.putObject("alerts")
                .put("critical", firing.critical())
                .put("high", firing.high())
                .put("warning", firing.warning())
                .put("info", firing.info());
        json.put("deviations", overview.deviations());
        return ScoreJson.text(json);
    }
}
