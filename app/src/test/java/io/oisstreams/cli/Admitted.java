package io.oisstreams.cli;

import io.oisstreams.event.AvroJson;
import io.oisstreams.event.EventTopic;
import org.apache.avro.specific.SpecificRecord;

/** An event at the time of its admission, in ms. */
public record Admitted(EventTopic topic, long admissionMs, SpecificRecord value) {
    /** As a line of a file (contract section 8). */
    public String line() {
        return "{\"topic\":\"" + topic.name() + "\",\"timestamp\":" + admissionMs + ",\"value\":"
                + AvroJson.write(value) + "}";
    }
}
