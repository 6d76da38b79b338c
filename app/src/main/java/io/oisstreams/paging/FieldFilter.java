package io.oisstreams.paging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Keeps rows whose top-level fields have given values. Reads the JSON only to judge it. */
public final class FieldFilter implements Predicate<String> {
    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, String> expected;

    /** @param expected field and value; empty: every row is kept, unread */
    public FieldFilter(Map<String, String> expected) {
        this.expected = new LinkedHashMap<>(expected);
    }

    @Override
    public boolean test(String json) {
        if (expected.isEmpty()) {
            return true;
        }
        JsonNode row = parse(json);
        return expected.entrySet().stream()
                .allMatch(field -> row.path(field.getKey()).asText().equals(field.getValue()));
    }

    private JsonNode parse(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a store has a row that is not JSON", e);
        }
    }
}
