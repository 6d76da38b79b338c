package io.oisstreams.governance.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.governance.GovernanceConfig;
import io.oisstreams.streams.CapabilityTopology;
import io.oisstreams.streams.WriteBehindStore;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The governance capability's topology: decisions and ticks in, rollups and alerts out. */
public final class GovernanceTopology {
    /** The capability's name. */
    public static final String NAME = "governance";

    /** Buckets and what goes with them; queries read it. */
    public static final String BUCKETS_STORE = "governance-buckets";

    /** Ids of decisions that count; not for queries. */
    static final String IDS_STORE = "governance-ids";

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
    public static Topology build(OisConfig config, GovernanceConfig governance, MeterRegistry meters) {
        return new CapabilityTopology(NAME, INPUTS, List.of(WriteBehindStore.builder(IDS_STORE), buckets()), OUTPUTS)
                .around(() -> new GovernanceProcessor(governance, config.serdeProperties(), meters), config);
    }

    /** Not cached: what changes is written once a commit. */
    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> buckets() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(BUCKETS_STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }
}
