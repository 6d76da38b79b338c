package io.oisstreams.operations.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.event.AvroEventReader;
import io.oisstreams.event.AvroEventReader.Decoded;
import io.oisstreams.event.Rejection;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.SignedOperation;
import io.oisstreams.operations.OperationsConfig;
import io.oisstreams.streams.ExpiringRows;
import io.oisstreams.streams.Incoming;
import io.oisstreams.streams.OrderedWork;
import io.oisstreams.streams.WriteBehindStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.NullUnmarked;

/**
 * One partition of the operations capability: reads records, refuses what can't be read, and gives each event to what it is for. It
 * computes nothing itself.
 */
final class OperationsProcessor implements Processor<byte[], byte[], String, SpecificRecord> {
    private final OperationsConfig config;
    private final Map<String, ?> registry;
    private final SignatureVerifier verifier;
    private final Executor threads;
    private final OperationsMeters meters;
    private Parts parts;

    /** What exists once the stores do. */
    private record Parts(
            ProcessorContext<String, SpecificRecord> context,
            AvroEventReader reader,
            ExpiringRows ids,
            OrderedWork verification,
            Published published,
            SignedOperations operations) {}

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
        Published published = new Published(context, meters);
        parts = new Parts(
                context,
                new AvroEventReader(registry),
                ids,
                verification,
                published,
                new SignedOperations(config.rules(), verifier, ids, verification, published));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata at = parts.context().recordMetadata().orElseThrow();
        if (at.topic().equals(Topics.TIME_TICKS.name())) {
            tick(record.timestamp());
            return;
        }
        Incoming incoming =
                new Incoming(at.topic(), at.partition(), at.offset(), record.timestamp(), record.key(), record.value());
        Optional<Rejection> rejection =
                incoming.unreadable(config.maxEventBytes()).or(() -> read(incoming));
        rejection.ifPresent(reason -> parts.published().rejected(incoming, reason));
    }

    private void tick(long tickMs) {
        parts.verification().join();
        parts.ids().advanceTo(tickMs);
    }

    private Optional<Rejection> read(Incoming incoming) {
        Decoded decoded = parts.reader().read(Topics.byName(incoming.topic()).orElseThrow(), incoming.value());
        if (decoded instanceof Decoded.Rejected rejected) {
            return Optional.of(rejected.rejection());
        }
        SpecificRecord event = ((Decoded.Event) decoded).value();
        if (event instanceof SignedOperation operation) {
            return parts.operations().admit(operation, incoming);
        }
        throw new IllegalStateException("not a source of this topology: " + incoming.topic());
    }
}
