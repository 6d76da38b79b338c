package io.oisstreams.operations.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.event.AvroEventReader;
import io.oisstreams.event.v1.SignedOperation;
import io.oisstreams.operations.OperationsConfig;
import io.oisstreams.streams.EventIntake;
import io.oisstreams.streams.EventOutcome;
import io.oisstreams.streams.ExpiringRows;
import io.oisstreams.streams.Incoming;
import io.oisstreams.streams.OrderedWork;
import io.oisstreams.streams.Outlet;
import io.oisstreams.streams.WriteBehindStore;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.NullUnmarked;

/** One partition of the operations capability: gives each event to what it is for. It computes nothing itself. */
final class OperationsProcessor implements Processor<byte[], byte[], String, SpecificRecord>, EventIntake.Receiver {
    private final OperationsConfig config;
    private final Map<String, ?> registry;
    private final SignatureVerifier verifier;
    private final Executor threads;
    private final OperationsMeters meters;
    private Parts parts;

    /** What exists once the stores do. */
    private record Parts(EventIntake intake, ExpiringRows ids, OrderedWork verification, SignedOperations operations) {}

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
        WriteBehindStore store = context.getStateStore(OperationsTopology.IDS_STORE);
        ExpiringRows ids = new ExpiringRows(store);
        OrderedWork verification = new OrderedWork(threads);
        store.beforeCommit(context, () -> {
            verification.join();
            ids.write();
        });
        parts = new Parts(
                new EventIntake(
                        OperationsTopology.NAME,
                        config.maxEventBytes(),
                        context,
                        new AvroEventReader(registry),
                        meters.events(),
                        this),
                ids,
                verification,
                new SignedOperations(
                        config.rules(), verifier, ids, verification, new Published(new Outlet(context), meters)));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        parts.intake().take(record);
    }

    @Override
    public void tick(long tickMs) {
        parts.verification().join();
        parts.ids().advanceTo(tickMs);
    }

    @Override
    public EventOutcome admit(SpecificRecord event, Incoming incoming) {
        return parts.operations().admit((SignedOperation) event, incoming);
    }
}
