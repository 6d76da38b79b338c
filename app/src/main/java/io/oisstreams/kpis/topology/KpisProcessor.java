package io.oisstreams.kpis.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.event.AvroEventReader;
import io.oisstreams.kpis.KpisConfig;
import io.oisstreams.kpis.state.Due;
import io.oisstreams.rows.Agenda;
import io.oisstreams.rows.Latest;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import io.oisstreams.streams.EventIntake;
import io.oisstreams.streams.EventOutcome;
import io.oisstreams.streams.ExpiringRows;
import io.oisstreams.streams.Incoming;
import io.oisstreams.streams.Outlet;
import io.oisstreams.streams.SeenEvents;
import io.oisstreams.streams.WriteBehindStore;
import io.oisstreams.time.StreamTime;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;

/** One partition of the KPI capability: gives events and what is due to the desk that handles it. It computes nothing itself. */
final class KpisProcessor implements Processor<byte[], byte[], String, SpecificRecord>, EventIntake.Receiver {
    private final KpisConfig config;
    private final Map<String, ?> registry;
    private final KpisMeters meters;
    private Parts parts;
    private Latest latest = Latest.NEVER;

    /** What exists once the stores do. */
    private record Parts(
            EventIntake intake, ExpiringRows ids, Admission admission, Agenda<Due> agenda, Desks desks, Rows rows) {}

    @NullUnmarked // the parts come with init, which Kafka Streams calls first
    KpisProcessor(KpisConfig config, Map<String, ?> registry, MeterRegistry meters) {
        this.config = config;
        this.registry = registry;
        this.meters = new KpisMeters(meters);
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        WriteBehindStore idStore = context.getStateStore(KpisTopology.IDS_STORE);
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(KpisTopology.STORE);
        ExpiringRows ids = new ExpiringRows(idStore);
        Rows rows = new Rows(store);
        idStore.beforeCommit(context, () -> {
            ids.write();
            rows.write();
        });
        EventIntake intake = new EventIntake(
                KpisTopology.NAME,
                config.maxEventBytes(),
                context,
                new AvroEventReader(registry),
                meters.events(),
                this);
        Agenda<Due> agenda = new Agenda<>(rows, Due.class);
        Desks desks = Desks.over(rows, agenda, config, new Published(new Outlet(context), meters));
        latest = rows.get(RowKey.LATEST, Latest.class).orElse(Latest.NEVER);
        parts = new Parts(intake, ids, new Admission(desks, new SeenEvents(ids), config), agenda, desks, rows);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        parts.intake().take(record);
    }

    @Override
    public void tick(long tickMs) {
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
        return parts.admission().admit(event, incoming, latest.timeMs());
    }
}
