package io.oisstreams.integrity.topology;

import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.event.AvroEventReader;
import io.oisstreams.event.Rejection;
import io.oisstreams.event.RejectionReason;
import io.oisstreams.integrity.IntegrityConfig;
import io.oisstreams.integrity.core.Fact;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.core.Source;
import io.oisstreams.integrity.core.TenantState;
import io.oisstreams.integrity.state.IntegrityState;
import io.oisstreams.streams.EventIntake;
import io.oisstreams.streams.EventOutcome;
import io.oisstreams.streams.Incoming;
import io.oisstreams.streams.WriteBehindStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.NullUnmarked;

/**
 * One partition of the integrity capability: gives events to {@link Admitting} and ticks to {@link Closing}. It computes nothing itself.
 */
final class IntegrityProcessor implements Processor<byte[], byte[], String, SpecificRecord>, EventIntake.Receiver {
    /** How long a record that is ready waits at most; nothing but its moment of appearance depends on it. */
    private static final Duration PUBLISH_EVERY = Duration.ofMillis(50);

    private final IntegrityConfig config;
    private final Map<String, ?> registry;
    private final SignatureVerifier verifier;
    private final Executor verification;
    private final RecordSealer sealer;
    private final IntegrityMeters meters;
    private Parts parts;

    /** What exists once the stores do. */
    private record Parts(
            EventIntake intake,
            IntegrityState state,
            Admitting admitting,
            Closing closing,
            RecordPublication publication) {}

    @NullUnmarked // the parts come with init, which Kafka Streams calls first
    IntegrityProcessor(
            IntegrityConfig config,
            Map<String, ?> registry,
            SignatureVerifier verifier,
            Executor verification,
            RecordSealer sealer,
            IntegrityMeters meters) {
        this.config = config;
        this.registry = registry;
        this.verifier = verifier;
        this.verification = verification;
        this.sealer = sealer;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        WriteBehindStore store = context.getStateStore(IntegrityTopology.STATE_STORE);
        IntegrityState state = new IntegrityState(store, config.rules());
        EntryVerification entries = new EntryVerification(verifier, verification);
        Published published = new Published(context, config.degradationWindows());
        RecordPublication publication = new RecordPublication(state, published, sealer, meters);
        store.beforeCommit(context, () -> {
            entries.join();
            publication.beforeCommit();
            state.write();
        });
        context.schedule(PUBLISH_EVERY, PunctuationType.WALL_CLOCK_TIME, time -> publication.publishReady());
        AvroEventReader reader = new AvroEventReader(registry);
        EvidenceTrail evidence = new EvidenceTrail(state, published);
        parts = new Parts(
                new EventIntake(IntegrityTopology.NAME, config.maxEventBytes(), context, reader, meters.events(), this),
                state,
                new Admitting(config.rules().grid(), state, entries, evidence, reader),
                new Closing(state, entries, published, publication, meters),
                publication);
    }

    @Override
    public void close() {
        parts.publication().close();
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        parts.intake().take(record);
    }

    @Override
    public void tick(long tickMs) {
        parts.closing().tick(tickMs);
    }

    @Override
    public EventOutcome admit(SpecificRecord event, Incoming incoming) {
        return parts.admitting().admit(Source.ofTopic(incoming.topic()).orElseThrow(), event, incoming);
    }

    @Override
    public void refused(Incoming incoming, Rejection rejection) {
        incoming.tenantId().ifPresent(tenantId -> countRejection(tenantId, incoming.admissionMs(), rejection.reason()));
    }

    /** Records tell what was rejected with an admission time inside their window. */
    private void countRejection(String tenantId, long admissionMs, RejectionReason reason) {
        MeasurementWindow window = config.rules().grid().windowOf(admissionMs);
        if (parts.state().streamTimeMs() <= window.closesAtMs() && tenantId.indexOf('\0') < 0) {
            TenantState tenant = parts.state().tenant(tenantId);
            parts.state().apply(tenant, window, new Fact.Rejected(admissionMs, reason.name()));
        }
    }
}
