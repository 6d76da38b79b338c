package io.oisstreams.streams;

import io.oisstreams.config.OisConfig;
import io.oisstreams.event.EventTopic;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The one sub-topology that a capability has: its inputs and the ticks, co-partitioned by tenant, into one processor; no repartition
 * topic, so that Kafka Streams' merge by timestamp is the order of everything (contract section 1.2).
 *
 * @param name of the processor
 * @param inputs the ticks among them
 * @param outputs what the processor sends to, through an {@link Outlet}
 */
public record CapabilityTopology(
        String name, List<EventTopic> inputs, List<StoreBuilder<?>> stores, List<EventTopic> outputs) {

    /** Keeps own copies. */
    public CapabilityTopology {
        inputs = List.copyOf(inputs);
        stores = List.copyOf(stores);
        outputs = List.copyOf(outputs);
    }

    /** The topology around a processor. */
    public Topology around(ProcessorSupplier<byte[], byte[], String, SpecificRecord> processor, OisConfig config) {
        Topology topology = new Topology();
        for (EventTopic input : inputs) {
            topology.addSource(sourceOf(input), new ByteArrayDeserializer(), new ByteArrayDeserializer(), input.name());
        }
        topology.addProcessor(
                name,
                processor,
                inputs.stream().map(CapabilityTopology::sourceOf).toArray(String[]::new));
        stores.forEach(store -> topology.addStateStore(store, name));
        for (EventTopic output : outputs) {
            topology.addSink(
                    sinkOf(output), output.name(), new StringSerializer(), AvroValues.serializer(config), name);
        }
        return topology;
    }

    private static String sourceOf(EventTopic topic) {
        return topic.name() + "-source";
    }

    static String sinkOf(EventTopic topic) {
        return topic.name() + "-sink";
    }
}
