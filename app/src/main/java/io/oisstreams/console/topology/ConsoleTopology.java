package io.oisstreams.console.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
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

/** The console's topology: records, alerts, deviations and ticks in; nothing out, for it is there to be asked. */
public final class ConsoleTopology {
    /** The capability's name. */
    public static final String NAME = "console";

    /** Which alerts are firing and which deviations are open; not for queries. */
    public static final String OPEN_STORE = "console-open";

    /** How each tenant stands; queries read it. */
    public static final String STORE = "console";

    /** Alerts as JSON; queries read it. */
    public static final String ALERTS_STORE = "console-alerts";

    private static final List<EventTopic> INPUTS =
            List.of(Topics.OIS_RECORDS, Topics.ALERTS, Topics.DEVIATIONS, Topics.TIME_TICKS);

    private ConsoleTopology() {}

    /**
     * The topology under a configuration.
     *
     * @param meters takes the capability's own metrics
     */
    public static Topology build(OisConfig config, MeterRegistry meters) {
        List<StoreBuilder<?>> stores =
                List.of(WriteBehindStore.builder(OPEN_STORE), queryStore(STORE), queryStore(ALERTS_STORE));
        return new CapabilityTopology(NAME, INPUTS, stores, List.of())
                .around(
                        () -> new ConsoleProcessor(
                                config.console().alertsRetentionDays(), config.serdeProperties(), meters),
                        config);
    }

    /** Not cached: what changes is written once a commit. */
    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> queryStore(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }
}
