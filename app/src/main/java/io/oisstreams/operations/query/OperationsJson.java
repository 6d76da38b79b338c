package io.oisstreams.operations.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.http.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/** What the bodies of all answers have in common. Times are ISO 8601 in UTC, numbers exact and without exponents. */
final class OperationsJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private OperationsJson() {}

    /** A body that begins with what it is about and the latest tick. */
    static ObjectNode about(TenantRows rows) {
        ObjectNode body = JSON.createObjectNode().put("tenant", rows.tenantId());
        Optional<Long> latestMs = rows.latestMs().stream().boxed().findFirst();
        putTime(body, "as_of", latestMs);
        return body;
    }

    /** A time in ms; empty: null. */
    static void putTime(ObjectNode node, String field, Optional<Long> ms) {
        node.put(field, ms.map(OperationsJson::time).orElse(null));
    }

    static String time(long ms) {
        return Instant.ofEpochMilli(ms).toString();
    }

    static Answer answer(ObjectNode body) {
        return Answer.json(text(body));
    }

    static String text(JsonNode body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** A report of our own. */
    static JsonNode tree(byte[] report) {
        try {
            return JSON.readTree(report);
        } catch (IOException e) {
            throw new UncheckedIOException("a report in JSON can be read", e);
        }
    }
}
