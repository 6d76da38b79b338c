package io.oisstreams.streams;

import io.oisstreams.event.EventTopic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Where a capability's processor sends its values: the sinks of its {@link CapabilityTopology}. For the stream thread only. */
public final class Outlet {
    private final ProcessorContext<String, SpecificRecord> context;

    /** The sinks behind that processor. */
    public Outlet(ProcessorContext<String, SpecificRecord> context) {
        this.context = context;
    }

    /**
     * Sends a value.
     *
     * @param tenantId the key; null if nobody knows whose it is
     * @param timestampMs of the Kafka record, in ms
     */
    public void send(EventTopic topic, @Nullable String tenantId, SpecificRecord value, long timestampMs) {
        context.forward(new Record<>(tenantId, value, timestampMs), CapabilityTopology.sinkOf(topic));
    }
}
