package io.oisstreams.kpis.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.kpis.KpisConfig;
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

/** The KPI capability's topology: proposals, incidents, measurements, observations and ticks in; KPI values and alerts out. */
public final class KpisTopology {
    /** The capability's name, which its rejections bear. */
    public static final String NAME = "kpis";

    /** Ids of events that count for a while; not for queries. */
    public static final String IDS_STORE = "kpis-ids";

    /** All that is known of tenants; queries read it. */
    public static final String STORE = "kpis";

    private static final List<EventTopic> INPUTS = List.of(
            Topics.GOVERNANCE_PROPOSALS,
            Topics.OPERATIONS_INCIDENTS,
            Topics.KPI_MEASUREMENTS,
            Topics.ARTIFACT_OBSERVATIONS,
            Topics.TIME_TICKS);
    private static final List<EventTopic> OUTPUTS =
            List.of(Topics.KPI_VALUES, Topics.ALERTS, Topics.TELEMETRY_REJECTED);

    private KpisTopology() {}

    /**
     * The topology under a configuration.
     *
     * @param meters takes the capability's own metrics
     */
    public static Topology build(OisConfig config, MeterRegistry meters) {
        return build(config, KpisConfig.of(config), meters);
    }

    /** The same with the capability's own configuration, which was read before. */
    public static Topology build(OisConfig config, KpisConfig kpis, MeterRegistry meters) {
        return new CapabilityTopology(NAME, INPUTS, List.of(WriteBehindStore.builder(IDS_STORE), store()), OUTPUTS)
                .around(() -> new KpisProcessor(kpis, config.serdeProperties(), meters), config);
    }

    /** Not cached: what changes is written once a commit. */
    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }
}
