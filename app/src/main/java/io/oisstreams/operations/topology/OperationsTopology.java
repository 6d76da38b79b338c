package io.oisstreams.operations.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.crypto.SignatureVerifiers;
import io.oisstreams.crypto.SlhDsaImplementation;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.operations.OperationsConfig;
import io.oisstreams.streams.AvroValues;
import io.oisstreams.streams.WorkThreads;
import io.oisstreams.streams.WriteBehindStore;
import java.util.List;
import java.util.concurrent.Executor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/**
 * The operations capability's one sub-topology: its inputs and the ticks, co-partitioned by tenant, into one processor; no repartition
 * topic, so that Kafka Streams' merge by timestamp is the order of everything (contract section 1.2).
 */
public final class OperationsTopology {
    /** The capability's name, which its rejections bear. */
    public static final String NAME = "operations";

    /** Ids and nonces that count for a while; not for queries. */
    public static final String IDS_STORE = "operations-ids";

    private static final String PROCESSOR = NAME;
    private static final List<EventTopic> INPUTS = List.of(Topics.OPERATIONS_SIGNED, Topics.TIME_TICKS);
    private static final List<EventTopic> OUTPUTS = List.of(Topics.SIGNATURE_VERIFICATIONS, Topics.TELEMETRY_REJECTED);

    private OperationsTopology() {}

    /**
     * The topology under a configuration.
     *
     * @param meters takes the capability's own metrics
     */
    public static Topology build(OisConfig config, MeterRegistry meters) {
        Executor threads = WorkThreads.bounded(config.verificationThreads(), "operations-signature-verification");
        return build(
                config,
                meters,
                SignatureVerifiers.of(SlhDsaImplementation.named(config.slhDsaVerification())),
                threads);
    }

    /** The same with another way to verify signatures, and other threads to do it. */
    static Topology build(OisConfig config, MeterRegistry meters, SignatureVerifier verifier, Executor threads) {
        OperationsConfig operations = OperationsConfig.of(config);
        Topology topology = new Topology();
        for (EventTopic input : INPUTS) {
            topology.addSource(sourceOf(input), new ByteArrayDeserializer(), new ByteArrayDeserializer(), input.name());
        }
        topology.addProcessor(
                PROCESSOR,
                () -> new OperationsProcessor(operations, config.serdeProperties(), verifier, threads, meters),
                INPUTS.stream().map(OperationsTopology::sourceOf).toArray(String[]::new));
        topology.addStateStore(WriteBehindStore.builder(IDS_STORE), PROCESSOR);
        for (EventTopic output : OUTPUTS) {
            topology.addSink(
                    sinkOf(output), output.name(), new StringSerializer(), AvroValues.serializer(config), PROCESSOR);
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
