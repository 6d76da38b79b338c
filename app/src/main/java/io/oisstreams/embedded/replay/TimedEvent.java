package io.oisstreams.embedded.replay;

import io.oisstreams.event.EventHeader;
import io.oisstreams.event.EventTopic;
import io.oisstreams.output.v1.RejectedTelemetry;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * One record to be produced: an event, or the rejection of a line that is none.
 *
 * @param topic an input topic, or {@code telemetry.rejected}
 * @param timestampMs its Kafka timestamp, not negative
 * @param value of the topic's class
 */
record TimedEvent(EventTopic topic, long timestampMs, SpecificRecord value) {
    /** The tenant; empty only for a line that does not say whose it is. */
    Optional<String> key() {
        return value instanceof RejectedTelemetry rejected
                ? Optional.ofNullable(rejected.getTenantId())
                : Optional.of(EventHeader.of(value).tenantId());
    }
}
