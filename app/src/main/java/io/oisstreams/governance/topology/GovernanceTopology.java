package io.oisstreams.governance.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.governance.GovernanceConfig;
import io.oisstreams.streams.AvroValues;
import io.oisstreams.streams.WriteBehindStore;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/**
 * The governance capability's one sub-topology: decisions and the ticks, co-partitioned by tenant, into one processor; no repartition
 * topic, so that Kafka Streams' merge by timestamp is the order of everything (contract section 1.2).
 */
public final class GovernanceTopology {
    /** The capability's name. */
    public static final String NAME = "governance";

    /** Buckets and what goes with them; queries read it. */
    public static final String BUCKETS_STORE = "governance-buckets";

    /** Ids of decisions that count; not for queries. */
    static final String IDS_STORE = "governance-ids";

    private static final String PROCESSOR = NAME;
    private static final List<EventTopic> INPUTS = List.of(Topics.GOVERNANCE_DECISIONS, Topics.TIME_TICKS);
    private static final List<EventTopic> OUTPUTS =
            List.of(Topics.METRICS_ROLLUPS, Topics.ALERTS, Topics.TELEMETRY_REJECTED);

    private GovernanceTopology() {}

    /**
     * The topology under a configuration.
     *
     * @param meters takes the capability's own metrics
     * @throws io.oisstreams.config.StartupException if the file of reason codes is wrong
     */
    public static Topology build(OisConfig config, MeterRegistry meters) {
        return build(config, GovernanceConfig.of(config), meters);
    }

    /** The same with another projector, for instance. */
    static Topology build(OisConfig config, GovernanceConfig governance, MeterRegistry meters) {
        Topology topology = new Topology();
        for (EventTopic input : INPUTS) {
            topology.addSource(sourceOf(input), new ByteArrayDeserializer(), new ByteArrayDeserializer(), input.name());
        }
        topology.addProcessor(
                PROCESSOR,
                () -> new GovernanceProcessor(governance, config.serdeProperties(), meters),
                INPUTS.stream().map(GovernanceTopology::sourceOf).toArray(String[]::new));
        topology.addStateStore(WriteBehindStore.builder(IDS_STORE), PROCESSOR);
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(BUCKETS_STORE), Serdes.Bytes(), Serdes.ByteArray())
                        .withCachingDisabled() // what changes is written once a commit
                        .withLoggingEnabled(Map.of()),
                PROCESSOR);
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
