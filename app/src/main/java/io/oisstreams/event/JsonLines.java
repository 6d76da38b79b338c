package io.oisstreams.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * One event a line: {@code {"topic": ..., "timestamp": ..., "value": {...}}} to read, and the same with {@code "key"} to
 * write (contract section 8). Files are read by {@link JsonLinesFile}.
 */
public final class JsonLines {
    private static final String TOPIC = "topic";
    private static final String KEY = "key";
    private static final String TIMESTAMP = "timestamp";
    private static final String VALUE = "value";
    private static final Set<String> FIELDS = Set.of(TOPIC, TIMESTAMP, VALUE);

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private static final Map<String, FieldRules> RULES = Topics.of(EventTopic.Direction.INPUT).stream()
            .map(EventTopic::name)
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(),
                    name -> new FieldRules(Topics.byName(name).orElseThrow().schema())));

    private JsonLines() {}

    /** Lines that are written otherwise. */
    interface Conversion {
        /** The line as it would be here; what is missing or wrong in it is so in the result, too. */
        JsonNode converted(JsonNode line);

        /** Throws, in the line's own words, if it stands for no event; what is left to the result is checked there. */
        default void check(JsonNode line) throws InvalidEventException {}
    }

    /**
     * Reads one line.
     *
     * @param number its number in the file, from 1
     * @param line UTF-8, without the line's end
     * @return the event, or why it is none: NOT_JSON, UNKNOWN_TOPIC, NULL_VALUE, MISSING_FIELD, INVALID_FIELD
     */
    public static Line read(long number, byte[] line) {
        return read(number, line, given -> given);
    }

    /** As {@link #read(long, byte[])}, for lines that are converted first. */
    static Line read(long number, byte[] line, Conversion conversion) {
        JsonNode json = MissingNode.getInstance();
        try {
            JsonNode given = parse(line);
            json = conversion.converted(given);
            conversion.check(given);
            return readEvent(number, json);
        } catch (InvalidEventException refused) {
            return new Line.Invalid(
                    number,
                    refused.rejection(),
                    sourceOf(json),
                    ByteBuffer.wrap(line).asReadOnlyBuffer());
        }
    }

    /**
     * Writes one line, without the line's end.
     *
     * @param key empty: null is written
     * @param timestampMs the record's Kafka timestamp
     * @param valueJson JSON on one line, taken as it is: {@link AvroJson#write} as text, or a record's own JSON
     */
    public static String write(String topic, Optional<String> key, long timestampMs, String valueJson) {
        StringWriter line = new StringWriter(valueJson.length() + 128);
        try (JsonGenerator json = FACTORY.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField(TOPIC, topic);
            json.writeStringField(KEY, key.orElse(null));
            json.writeNumberField(TIMESTAMP, timestampMs);
            json.writeFieldName(VALUE);
            json.writeRawValue(valueJson);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return line.toString();
    }

    private static JsonNode parse(byte[] line) throws InvalidEventException {
        try {
            // Decoded here, because the parser would guess UTF-16 and take some malformed UTF-8.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            JsonNode json = READER.readTree(text);
            if (json.isObject()) {
                return json;
            }
            throw notJson("is " + JsonScalar.describe(json) + " and no object");
        } catch (CharacterCodingException malformed) {
            throw notJson("is not UTF-8");
        } catch (JsonProcessingException malformed) {
            throw notJson("is not JSON: " + fault(malformed));
        } catch (NumberFormatException exponentTooLarge) {
            throw notJson("is not JSON: a number with too large an exponent");
        }
    }

    /** Without the parser's advice on how to program it. */
    private static String fault(JsonProcessingException malformed) {
        return malformed.getOriginalMessage().replaceFirst(": enable `.*", "");
    }

    private static InvalidEventException notJson(String what) {
        return new InvalidEventException(RejectionReason.NOT_JSON, "the line " + what);
    }

    private static Line readEvent(long number, JsonNode json) throws InvalidEventException {
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw new InvalidEventException(
                        RejectionReason.INVALID_FIELD,
                        JsonScalar.shorten(name) + ": a line has topic, timestamp and value only");
            }
        }
        EventTopic topic = topicOf(json);
        JsonNode value = required(json, VALUE);
        if (value.isNull()) {
            throw new InvalidEventException(RejectionReason.NULL_VALUE, "value: null");
        }
        SpecificRecord event = AvroJson.read(value, topic.schema());
        FieldRules rules = RULES.get(topic.name());
        if (rules != null) {
            rules.check(event);
        }
        return new Line.Event(number, topic, timestampOf(json, event), event);
    }

    private static EventTopic topicOf(JsonNode json) throws InvalidEventException {
        String name = JsonScalar.text(required(json, TOPIC), "a string", TOPIC);
        return Topics.byName(name)
                .filter(EventTopic::isInput)
                .orElseThrow(() -> new InvalidEventException(
                        RejectionReason.UNKNOWN_TOPIC, "topic: " + JsonScalar.shorten(name) + " is no input topic"));
    }

    private static JsonNode required(JsonNode json, String name) throws InvalidEventException {
        JsonNode value = json.get(name);
        if (value == null) {
            throw new InvalidEventException(RejectionReason.MISSING_FIELD, name + ": missing");
        }
        return value;
    }

    private static long timestampOf(JsonNode json, SpecificRecord event) throws InvalidEventException {
        JsonNode timestamp = json.get(TIMESTAMP);
        if (timestamp == null) {
            return EventHeader.of(event).timestampMs();
        }
        return checkedTime(timestamp);
    }

    private static long checkedTime(JsonNode timestamp) throws InvalidEventException {
        long timestampMs = JsonScalar.time(timestamp, TIMESTAMP).toEpochMilli();
        FieldRules.checkTime(TIMESTAMP, timestampMs);
        return timestampMs;
    }

    /** What a refused line says about itself; nothing of it has to be there, or right. */
    private static Line.Source sourceOf(JsonNode json) {
        JsonNode value = json.path(VALUE);
        JsonNode timestamp = json.has(TIMESTAMP) ? json.get(TIMESTAMP) : value.path("timestamp_ms");
        OptionalLong timestampMs;
        try {
            timestampMs = OptionalLong.of(checkedTime(timestamp));
        } catch (InvalidEventException unusable) {
            timestampMs = OptionalLong.empty();
        }
        return new Line.Source(textOf(json.path(TOPIC)), textOf(value.path("tenant_id")), timestampMs);
    }

    private static Optional<String> textOf(JsonNode json) {
        return Optional.ofNullable(json.textValue());
    }
}
