package io.oisstreams.governance.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.alerting.Alert;
import io.oisstreams.event.AvroEventReader;
import io.oisstreams.event.AvroEventReader.Decoded;
import io.oisstreams.event.Rejection;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.governance.GovernanceConfig;
import io.oisstreams.governance.core.Contribution;
import io.oisstreams.governance.core.RollupAgenda.Due;
import io.oisstreams.governance.core.TenantMetrics;
import io.oisstreams.governance.state.GovernanceState;
import io.oisstreams.streams.EventMeters;
import io.oisstreams.streams.ExpiringRows;
import io.oisstreams.streams.Incoming;
import io.oisstreams.streams.SeenEvents;
import io.oisstreams.streams.SeenEvents.Seen;
import io.oisstreams.streams.WriteBehindStore;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;

/**
 * One partition of the governance capability: reads records, refuses what can't be read, and gives decisions and the passing of time to
 * each tenant's metrics. It computes nothing itself.
 */
final class GovernanceProcessor implements Processor<byte[], byte[], String, SpecificRecord> {
    private final GovernanceConfig config;
    private final Map<String, ?> registry;
    private final EventMeters meters;
    private Parts parts;

    /** What exists once the stores do. */
    private record Parts(
            ProcessorContext<String, SpecificRecord> context,
            AvroEventReader reader,
            ExpiringRows ids,
            Admitting admitting,
            GovernanceState state,
            Published published) {}

    @NullUnmarked // the parts come with init, which Kafka Streams calls first
    GovernanceProcessor(GovernanceConfig config, Map<String, ?> registry, MeterRegistry meters) {
        this.config = config;
        this.registry = registry;
        this.meters = new EventMeters(meters);
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        WriteBehindStore idStore = context.getStateStore(GovernanceTopology.IDS_STORE);
        KeyValueStore<Bytes, byte[]> bucketStore = context.getStateStore(GovernanceTopology.BUCKETS_STORE);
        ExpiringRows ids = new ExpiringRows(idStore);
        GovernanceState state = new GovernanceState(bucketStore, config);
        idStore.beforeCommit(context, () -> {
            ids.write();
            state.write();
        });
        parts = new Parts(
                context,
                new AvroEventReader(registry),
                ids,
                new Admitting(new SeenEvents(ids)),
                state,
                new Published(context, meters));
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
        GovernanceState state = parts.state();
        state.recorded(tickMs);
        parts.ids().advanceTo(tickMs);
        for (String tenantId : state.tenantIds()) {
            if (state.tenant(tenantId).tick(tickMs, new Outputs(tenantId))) {
                state.changed(tenantId);
            }
        }
        state.expire();
    }

    private Optional<Rejection> read(Incoming incoming) {
        Decoded decoded = parts.reader().read(Topics.GOVERNANCE_DECISIONS, incoming.value());
        if (decoded instanceof Decoded.Rejected rejected) {
            return Optional.of(rejected.rejection());
        }
        GovernanceDecision event = (GovernanceDecision) ((Decoded.Event) decoded).value();
        Seen seen = parts.admitting().admit(event, incoming);
        if (seen instanceof Seen.Refused refused) {
            return Optional.of(refused.rejection());
        }
        if (seen instanceof Seen.Repeated) {
            parts.published().duplicate(incoming);
        } else {
            parts.published().accepted(incoming);
            count(event, incoming.admissionMs());
        }
        return Optional.empty();
    }

    private void count(GovernanceDecision event, long admissionMs) {
        GovernanceState state = parts.state();
        String tenantId = event.getTenantId();
        Contribution decision = config.projector().project(DecisionRecords.decision(event));
        state.recorded(admissionMs);
        state.tenant(tenantId)
                .decided(decision, admissionMs, adding -> state.add(tenantId, adding), new Outputs(tenantId));
    }

    /** Publishes what a tenant's metrics cause. */
    private final class Outputs implements TenantMetrics.Receiver {
        private final String tenantId;

        Outputs(String tenantId) {
            this.tenantId = tenantId;
        }

        @Override
        public void alert(Alert alert) {
            parts.published().alert(alert);
        }

        @Override
        public void rollup(Due due) {
            parts.published()
                    .rollup(
                            RollupRecords.rollup(
                                    tenantId,
                                    due.bucket(),
                                    parts.state().publish(tenantId, due.bucket()),
                                    config.projector()),
                            due.timeMs());
        }
    }
}
