package io.oisstreams.console.published;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.console.core.ScoredWindow;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;

/** The console's JSON of scores, on one line. Scores keep their six places; times are ISO 8601 in UTC. */
public final class ScoreJson {
    private static final int DIMENSIONS = 6;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private ScoreJson() {}

    /** An object that begins with whom it is about. */
    public static ObjectNode about(String tenantId) {
        return JSON.createObjectNode().put("tenant_id", tenantId);
    }

    /** Adds a window with its scores; of none, nulls. */
    public static void put(ObjectNode json, Optional<ScoredWindow> window) {
        json.put("window_start", window.map(w -> time(w.startMs())).orElse(null))
                .put("window_end", window.map(w -> time(w.endMs())).orElse(null))
                .put("ois", window.flatMap(ScoredWindow::ois).orElse(null))
                .put(
                        "classification",
                        window.flatMap(ScoredWindow::classification).orElse(null));
        ArrayNode dimensions = json.putArray("dimensions");
        window.map(ScoredWindow::dimensions)
                .orElse(Collections.nCopies(DIMENSIONS, Optional.empty()))
                .forEach(value -> dimensions.add(value.orElse(null)));
    }

    /** A time in ms. */
    public static String time(long ms) {
        return Instant.ofEpochMilli(ms).toString();
    }

    /** The object's text. */
    public static String text(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
