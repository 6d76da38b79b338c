package io.oisstreams.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast way to the canonical text gives what the canonicalizer gives. */
class CanonicalEventTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isWhatTheCanonicalizerMakesOfTheTree(long seed) throws IOException {
        RandomRecords records = new RandomRecords(seed);
        for (EventTopic topic : Topics.of(EventTopic.Direction.INPUT)) {
            for (int i = 0; i < 40; i++) {
                SpecificRecord event = records.next(topic);
                OptionalLong position = i % 2 == 0 ? OptionalLong.empty() : OptionalLong.of(i);

                byte[] text = CanonicalEvent.of(topic.name(), 1_700_000_000_000L + i, position, event);

                ObjectNode line = JsonNodeFactory.instance.objectNode();
                position.ifPresent(n -> line.put("position", n));
                line.put("timestamp", 1_700_000_000_000L + i);
                line.put("topic", topic.name());
                line.set("value", withLargeIntegersAsText(AvroJson.write(event)));
                assertThat(new String(text, StandardCharsets.UTF_8))
                        .isEqualTo(new JsonCanonicalizer(line.toString()).getEncodedString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void canBeReadBack(long seed) throws IOException, InvalidEventException {
        RandomRecords records = new RandomRecords(seed);
        for (EventTopic topic : Topics.of(EventTopic.Direction.INPUT)) {
            SpecificRecord event = records.next(topic);

            byte[] text = CanonicalEvent.of(topic.name(), 5, OptionalLong.empty(), event);

            assertThat(AvroJson.read(new ObjectMapper().readTree(text).get("value"), topic.schema()))
                    .isEqualTo(event);
        }
    }

    private static JsonNode withLargeIntegersAsText(JsonNode json) {
        if (json.isIntegralNumber() && json.bigIntegerValue().abs().bitLength() > 53) {
            return JsonNodeFactory.instance.textNode(json.asText());
        }
        for (int i = 0; i < json.size() && json.isArray(); i++) {
            ((ArrayNode) json).set(i, withLargeIntegersAsText(json.get(i)));
        }
        if (json.isObject()) {
            json.properties().forEach(field -> field.setValue(withLargeIntegersAsText(field.getValue())));
        }
        return json;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u0000\u0001\b\t\n\u000b\f\r\u001f", "\u007f\u0080\u2028\u2029", "\"\\/", "\ud83d\ude00", "ÿ"})
    void charactersAreEscapedAsTheRfcSays(String text) throws IOException {
        SpecificRecord event = new RandomRecords(1).next(Topics.AGENT_ACTIONS);
        event.put(event.getSchema().getField("action_type").pos(), text);

        String canonical = new String(CanonicalEvent.of("t", 0, OptionalLong.empty(), event), StandardCharsets.UTF_8);

        assertThat(new JsonCanonicalizer(canonical).getEncodedString()).isEqualTo(canonical);
    }
}
