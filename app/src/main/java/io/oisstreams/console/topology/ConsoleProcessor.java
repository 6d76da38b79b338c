package io.oisstreams.console.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.console.published.PublishedValues;
import io.oisstreams.console.state.AlertRows;
import io.oisstreams.console.state.Overviews;
import io.oisstreams.event.AvroEventReader;
import io.oisstreams.event.Topics;
import io.oisstreams.rows.Rows;
import io.oisstreams.streams.Incoming;
import io.oisstreams.streams.WriteBehindStore;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;

/** One partition of the console: hands what was published to what it changes. */
final class ConsoleProcessor implements Processor<byte[], byte[], String, SpecificRecord> {
    private final int alertsRetentionDays;
    private final Map<String, ?> registry;
    private final MeterRegistry meters;
    private Parts parts;

    /** What exists once the stores do. */
    private record Parts(ProcessorContext<String, SpecificRecord> context, PublishedValues values, Changes changes) {}

    @NullUnmarked // the parts come with init, which Kafka Streams calls first
    ConsoleProcessor(int alertsRetentionDays, Map<String, ?> registry, MeterRegistry meters) {
        this.alertsRetentionDays = alertsRetentionDays;
        this.registry = registry;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        WriteBehindStore openStore = context.getStateStore(ConsoleTopology.OPEN_STORE);
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(ConsoleTopology.STORE);
        KeyValueStore<Bytes, byte[]> alertStore = context.getStateStore(ConsoleTopology.ALERTS_STORE);
        Rows open = new Rows(openStore.wrapped());
        Rows rows = new Rows(store);
        AlertRows alerts = new AlertRows(alertStore, alertsRetentionDays);
        openStore.beforeCommit(context, () -> {
            open.write();
            alerts.write();
            rows.write();
        });
        parts = new Parts(
                context,
                new PublishedValues(new AvroEventReader(registry), meters),
                new Changes(new Overviews(rows, open), alerts));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata at = parts.context().recordMetadata().orElseThrow();
        if (at.topic().equals(Topics.TIME_TICKS.name())) {
            parts.changes().tick(record.timestamp());
            return;
        }
        parts.values()
                .read(new Incoming(
                        at.topic(), at.partition(), at.offset(), record.timestamp(), record.key(), record.value()))
                .ifPresent(parts.changes()::take);
    }
}
