package io.oisstreams.embedded.agents;

import io.oisstreams.event.EventHeader;
import io.oisstreams.event.EventTopic;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event and when it reaches its topic.
 *
 * @param topic an input topic
 * @param admissionMs the record's timestamp on the topic, in milliseconds since the epoch; the event's own time is in the value
 * @param value of the topic's class
 */
public record TimedEvent(EventTopic topic, long admissionMs, SpecificRecord value) {
    /** The key of the record. */
    public String tenantId() {
        return EventHeader.of(value).tenantId();
    }
}
