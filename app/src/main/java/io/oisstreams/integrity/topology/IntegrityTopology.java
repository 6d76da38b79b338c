package io.oisstreams.integrity.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.crypto.SignatureVerifiers;
import io.oisstreams.crypto.SlhDsaImplementation;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.integrity.IntegrityConfig;
import io.oisstreams.integrity.core.Source;
import io.oisstreams.signing.KeyFolder;
import io.oisstreams.signing.RecordSigner;
import io.oisstreams.streams.CapabilityTopology;
import io.oisstreams.streams.WorkThreads;
import io.oisstreams.streams.WriteBehindStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The integrity capability's topology: telemetry and ticks in; records, evidence, degradation events and alerts out. */
public final class IntegrityTopology {
    /** The capability's name, which its rejections bear. */
    public static final String NAME = "integrity";

    /** Facts, tenants and chains; not for queries. */
    public static final String STATE_STORE = "integrity-state";

    /** Published records as JSON. */
    public static final String RECORDS_STORE = "ois-records";

    /** Degradation events as JSON. */
    public static final String DEGRADATIONS_STORE = "ois-degradations";

    /** Running scores as JSON. */
    public static final String CURRENT_STORE = "ois-current";

    /** The gauge of records that were computed and are not yet published. */
    public static final String RECORDS_WAITING = "ois.records.waiting";

    private static final List<EventTopic> OUTPUTS = List.of(
            Topics.OIS_RECORDS, Topics.OIS_EVIDENCE, Topics.OIS_DEGRADATIONS, Topics.ALERTS, Topics.TELEMETRY_REJECTED);

    private IntegrityTopology() {}

    /**
     * The topology under a configuration.
     *
     * @param meters takes the capability's own metrics
     * @throws io.oisstreams.config.StartupException with one line if the configuration contradicts the contract
     */
    public static Topology build(OisConfig config, MeterRegistry meters) {
        return build(config, meters, SignatureVerifiers.of(SlhDsaImplementation.named(config.slhDsaVerification())));
    }

    /** The same with another way to verify signatures, for measurements. */
    public static Topology build(OisConfig config, MeterRegistry meters, SignatureVerifier verifier) {
        return build(
                config,
                meters,
                verifier,
                RecordSealer.of(config.logOrigin(), signer(config), config.verificationThreads()));
    }

    /** The same with another way to seal records. */
    static Topology build(OisConfig config, MeterRegistry meters, SignatureVerifier verifier, RecordSealer sealer) {
        IntegrityConfig integrity = IntegrityConfig.of(config);
        Executor verification = WorkThreads.bounded(config.verificationThreads(), "ois-signature-verification");
        AtomicLong recordsWaiting = IntegrityMeters.recordsWaiting(meters);
        return new CapabilityTopology(NAME, inputs(), stores(), OUTPUTS)
                .around(
                        () -> new IntegrityProcessor(
                                integrity,
                                config.serdeProperties(),
                                verifier,
                                verification,
                                sealer,
                                new IntegrityMeters(meters, recordsWaiting)),
                        config);
    }

    private static List<EventTopic> inputs() {
        return Stream.concat(
                        Arrays.stream(Source.values())
                                .map(source -> Topics.byName(source.topic()).orElseThrow()),
                        Stream.of(Topics.TIME_TICKS))
                .toList();
    }

    private static List<StoreBuilder<?>> stores() {
        return List.of(
                WriteBehindStore.builder(STATE_STORE),
                queryStore(RECORDS_STORE),
                queryStore(DEGRADATIONS_STORE),
                queryStore(CURRENT_STORE));
    }

    /** The keys of the configured folder; a configuration without one publishes unsigned records. */
    private static RecordSigner signer(OisConfig config) {
        return config.signingKeysDir()
                .map(folder -> new RecordSigner(new KeyFolder(folder, new SecureRandom()).keys()))
                .orElse(RecordSigner.WITHOUT_KEYS);
    }

    /** Written seldom and read by queries: cached, so that a row that changes often costs one write a commit. */
    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> queryStore(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }
}
