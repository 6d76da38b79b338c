package io.oisstreams.console.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.console.core.FiringAlerts;
import io.oisstreams.console.core.Overview;
import io.oisstreams.console.core.ScoredWindow;
import java.time.Instant;

/** How a tenant stands, as JSON. Scores keep their six places. */
final class OverviewJson {
    private static final int DIMENSIONS = 6;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private OverviewJson() {}

    static String of(String tenantId, Overview overview) {
        ObjectNode json = JSON.createObjectNode().put("tenant_id", tenantId);
        overview.last().ifPresentOrElse(window -> putWindow(json, window), () -> putNoWindow(json));
        ArrayNode history = json.putArray("history");
        overview.history().points().forEach(point -> history.add(point.ois().orElse(null)));
        FiringAlerts firing = overview.firing();
        json.putObject("alerts")
                .put("critical", firing.critical())
                .put("high", firing.high())
                .put("warning", firing.warning())
                .put("info", firing.info());
        json.put("deviations", overview.deviations());
        return text(json);
    }

    static String time(long ms) {
        return Instant.ofEpochMilli(ms).toString();
    }

    private static void putWindow(ObjectNode json, ScoredWindow window) {
        json.put("window_start", time(window.startMs()))
                .put("window_end", time(window.endMs()))
                .put("ois", window.ois().orElse(null))
                .put("classification", window.classification().orElse(null));
        ArrayNode dimensions = json.putArray("dimensions");
        window.dimensions().forEach(value -> dimensions.add(value.orElse(null)));
    }

    private static void putNoWindow(ObjectNode json) {
        json.putNull("window_start").putNull("window_end").putNull("ois").putNull("classification");
        ArrayNode dimensions = json.putArray("dimensions");
        for (int i = 0; i < DIMENSIONS; i++) {
            dimensions.addNull();
        }
    }

    private static String text(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
