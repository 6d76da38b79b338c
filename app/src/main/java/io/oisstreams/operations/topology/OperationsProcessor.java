package io.oisstreams.operations.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.event.AvroEventReader;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.SignatureVerification;
import io.oisstreams.event.v1.SignedOperation;
import io.oisstreams.operations.OperationsConfig;
import io.oisstreams.operations.core.verdict.Refusal;
import io.oisstreams.operations.state.Due;
import io.oisstreams.rows.Agenda;
import io.oisstreams.rows.Latest;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import io.oisstreams.streams.EventIntake;
import io.oisstreams.streams.EventOutcome;
import io.oisstreams.streams.ExpiringRows;
import io.oisstreams.streams.Incoming;
import io.oisstreams.streams.OrderedWork;
import io.oisstreams.streams.Outlet;
import io.oisstreams.streams.SeenEvents;
import io.oisstreams.streams.WriteBehindStore;
import io.oisstreams.time.StreamTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;

/** One partition of the operations capability: gives events and what is due to the desk that handles it. It computes nothing itself. */
final class OperationsProcessor implements Processor<byte[], byte[], String, SpecificRecord>, EventIntake.Receiver {
    private final OperationsConfig config;
    private final Map<String, ?> registry;
    private final SignatureVerifier verifier;
    private final Executor threads;
    private final OperationsMeters meters;
    private Parts parts;
    private Latest latest = Latest.NEVER;

    /** What exists once the stores do. */
    private record Parts(
            EventIntake intake,
            ExpiringRows ids,
            OrderedWork verification,
            SignedOperations operations,
            Admission admission,
            Agenda<Due> agenda,
            Desks desks,
            Rows rows,
            Published published) {}

    @NullUnmarked // the parts come with init, which Kafka Streams calls first
    OperationsProcessor(
            OperationsConfig config,
            Map<String, ?> registry,
            SignatureVerifier verifier,
            Executor threads,
            MeterRegistry meters) {
        this.config = config;
        this.registry = registry;
        this.verifier = verifier;
        this.threads = threads;
        this.meters = new OperationsMeters(meters);
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        WriteBehindStore idStore = context.getStateStore(OperationsTopology.IDS_STORE);
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(OperationsTopology.STORE);
        ExpiringRows ids = new ExpiringRows(idStore);
        Rows rows = new Rows(store);
        OrderedWork verification = new OrderedWork(threads);
        idStore.beforeCommit(context, () -> {
            verification.join();
            ids.write();
            rows.write();
        });
        EventIntake intake = new EventIntake(
                OperationsTopology.NAME,
                config.maxEventBytes(),
                context,
                new AvroEventReader(registry),
                meters.events(),
                this);
        Published published = new Published(new Outlet(context), meters);
        Agenda<Due> agenda = new Agenda<>(rows, Due.class);
        Desks desks = Desks.over(rows, agenda, config, published, intake::reject);
        latest = rows.get(RowKey.LATEST, Latest.class).orElse(Latest.NEVER);
        parts = new Parts(
                intake,
                ids,
                verification,
                new SignedOperations(config.rules(), verifier, ids, verification, this::verdict),
                new Admission(desks, new SeenEvents(ids), config.rules().memoryMs(), config.settleMs()),
                agenda,
                desks,
                rows,
                published);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        parts.intake().take(record);
    }

    @Override
    public void tick(long tickMs) {
        parts.verification().join();
        parts.ids().advanceTo(tickMs);
        if (tickMs > latest.timeMs()) {
            latest = new Latest(tickMs);
            parts.rows().put(RowKey.LATEST, latest);
        }
        for (Optional<Due> due = next(); due.isPresent(); due = next()) {
            parts.desks().handle(due.get());
        }
    }

    private Optional<Due> next() {
        return parts.agenda().takeUntil(latest.timeMs() - StreamTime.SETTLE_MS);
    }

    @Override
    public EventOutcome admit(SpecificRecord event, Incoming incoming) {
        if (event instanceof SignedOperation operation) {
            return parts.operations().admit(operation, incoming);
        }
        // What comes later in the log is also handled later.
        parts.verification().join();
        return parts.admission().admit(event, incoming, latest.timeMs());
    }

    private void verdict(SignatureVerification verdict, Optional<Refusal> refusal) {
        long admissionMs = verdict.getVerificationTimestampMs().toEpochMilli();
        parts.published().verdict(verdict, refusal);
        parts.desks().tenants().heard(verdict.getTenantId(), admissionMs);
        parts.desks().cycles().take(verdict, Topics.OPERATIONS_SIGNED.name(), admissionMs);
    }
}
