package io.oisstreams.operations.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.crypto.SignatureVerifiers;
import io.oisstreams.crypto.SlhDsaImplementation;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.operations.OperationsConfig;
import io.oisstreams.streams.CapabilityTopology;
import io.oisstreams.streams.WorkThreads;
import io.oisstreams.streams.WriteBehindStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The operations capability's topology: costs, signed operations and their verdicts, cycles, checks, baseline changes, updates of deviations and
 * ticks in; verdicts, alerts, commands, deviations and reports out.
 */
public final class OperationsTopology {
    /** The capability's name, which its rejections bear. */
    public static final String NAME = "operations";

    /** Ids and nonces that count for a while; not for queries. */
    public static final String IDS_STORE = "operations-ids";

    /** All that is known of tenants; queries read it. */
    public static final String STORE = "operations";

    private static final List<EventTopic> INPUTS = List.of(
            Topics.COST_EVENTS,
            Topics.OPERATIONS_SIGNED,
            Topics.SIGNATURE_VERIFICATIONS,
            Topics.CYCLE_EVENTS,
            Topics.COMPLIANCE_CHECKS,
            Topics.DETERMINISM_CHECKS,
            Topics.DEVIATION_UPDATES,
            Topics.BASELINE_CHANGES,
            Topics.TIME_TICKS);
    private static final List<EventTopic> OUTPUTS = List.of(
            Topics.SIGNATURE_VERIFICATIONS,
            Topics.ALERTS,
            Topics.CONTROL_COMMANDS,
            Topics.DEVIATIONS,
            Topics.REPORTS,
            Topics.TELEMETRY_REJECTED);

    private OperationsTopology() {}

    /**
     * The topology under a configuration.
     *
     * @param meters takes the capability's own metrics
     */
    public static Topology build(OisConfig config, MeterRegistry meters) {
        return build(config, OperationsConfig.of(config), meters);
    }

    /** The same with the capability's own configuration, which was read before. */
    public static Topology build(OisConfig config, OperationsConfig operations, MeterRegistry meters) {
        Executor threads = WorkThreads.bounded(config.verificationThreads(), "operations-signature-verification");
        return build(
                config,
                operations,
                meters,
                SignatureVerifiers.of(SlhDsaImplementation.named(config.slhDsaVerification())),
                threads);
    }

    /** The same with another way to verify signatures, and other threads to do it. */
    static Topology build(OisConfig config, MeterRegistry meters, SignatureVerifier verifier, Executor threads) {
        return build(config, OperationsConfig.of(config), meters, verifier, threads);
    }

    private static Topology build(
            OisConfig config,
            OperationsConfig operations,
            MeterRegistry meters,
            SignatureVerifier verifier,
            Executor threads) {
        return new CapabilityTopology(NAME, INPUTS, List.of(WriteBehindStore.builder(IDS_STORE), store()), OUTPUTS)
                .around(
                        () -> new OperationsProcessor(operations, config.serdeProperties(), verifier, threads, meters),
                        config);
    }

    /** Not cached: what changes is written once a commit. */
    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }
}
