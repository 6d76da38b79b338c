package io.oisstreams.integrity.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads JSON so that no two texts that differ in a value look alike: no field twice, decimals digit by digit, nothing after the end. */
final class StrictJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private StrictJson() {}

    static ObjectNode object(String where, byte[] utf8) throws DifferenceException {
        try {
            return object(
                    where,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(utf8))
                            .toString());
        } catch (CharacterCodingException malformed) {
            throw new DifferenceException(where, "text", "UTF-8", "other bytes");
        }
    }

    static ObjectNode object(String where, String text) throws DifferenceException {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw new DifferenceException(where, "text", "a JSON object", text);
        } catch (JsonProcessingException | NumberFormatException malformed) {
            throw new DifferenceException(where, "text", "JSON", text);
        }
    }

    /** The text of a field. */
    static String text(String where, JsonNode object, String field) throws DifferenceException {
        JsonNode value = object.get(field);
        if (value == null || !value.isTextual()) {
            throw new DifferenceException(where, field, "a string", value == null ? "nothing" : value);
        }
        return value.textValue();
    }

    /** The time of a field, ISO 8601, in ms. */
    static long time(String where, JsonNode object, String field) throws DifferenceException {
        String text = text(where, object, field);
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeException | ArithmeticException notATime) {
            throw new DifferenceException(where, field, "a time", text);
        }
    }

    /** The whole number of a field. */
    static long integer(String where, JsonNode object, String field) throws DifferenceException {
        JsonNode value = object.get(field);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new DifferenceException(where, field, "a whole number", value == null ? "nothing" : value);
        }
        return value.longValue();
    }

    /** The object of a field. */
    static ObjectNode object(String where, JsonNode object, String field) throws DifferenceException {
        if (object.get(field) instanceof ObjectNode value) {
            return value;
        }
        throw new DifferenceException(where, field, "an object", object.path(field));
    }
}
