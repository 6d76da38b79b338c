package io.oisstreams.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.event.AvroJson;
import io.oisstreams.event.EventHeader;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.JsonLines;
import io.oisstreams.event.Line;
import org.apache.avro.specific.SpecificRecord;

/** An event that a command made, as a line of a file of events (contract section 8). */
final class EventLine {
    private EventLine() {}

    /**
     * The line, without its end.
     *
     * @param topic an input topic
     * @throws WrongUsage naming the field, if a text that was given to the command makes the event one that is refused
     */
    static String of(EventTopic topic, SpecificRecord event) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("topic", topic.name());
        json.put("timestamp", EventHeader.of(event).timestampMs());
        json.set("value", AvroJson.write(event));
        String line = json.toString();
        if (JsonLines.read(1, line.getBytes(UTF_8)) instanceof Line.Invalid refused) {
            throw new WrongUsage(refused.rejection().message());
        }
        return line;
    }
}
