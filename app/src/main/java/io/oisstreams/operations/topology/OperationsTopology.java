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
import java.util.concurrent.Executor;
import org.apache.kafka.streams.Topology;

/** The operations capability's topology: signed operations and ticks in, verdicts out. */
public final class OperationsTopology {
    /** The capability's name, which its rejections bear. */
    public static final String NAME = "operations";

    /** Ids and nonces that count for a while; not for queries. */
    public static final String IDS_STORE = "operations-ids";

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
        return new CapabilityTopology(NAME, INPUTS, List.of(WriteBehindStore.builder(IDS_STORE)), OUTPUTS)
                .around(
                        () -> new OperationsProcessor(operations, config.serdeProperties(), verifier, threads, meters),
                        config);
    }
}
