package io.oisstreams.governance.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.alerting.Alert;
import io.oisstreams.alerting.AlertRecords;
import io.oisstreams.event.AvroEventReader;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.governance.GovernanceConfig;
import io.oisstreams.governance.core.Contribution;
import io.oisstreams.governance.core.RollupAgenda.Due;
import io.oisstreams.governance.core.TenantMetrics;
import io.oisstreams.governance.state.GovernanceState;
import io.oisstreams.governance.state.StoredBucket;
import io.oisstreams.streams.EventIntake;
import io.oisstreams.streams.EventMeters;
import io.oisstreams.streams.EventOutcome;
import io.oisstreams.streams.ExpiringRows;
import io.oisstreams.streams.Incoming;
import io.oisstreams.streams.Outlet;
import io.oisstreams.streams.SeenEvents;
import io.oisstreams.streams.WriteBehindStore;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;

/**
 * One partition of the governance capability: gives decisions and the passing of time to each tenant's metrics, and publishes what they
 * cause. It computes nothing itself.
 */
final class GovernanceProcessor implements Processor<byte[], byte[], String, SpecificRecord>, EventIntake.Receiver {
    private final GovernanceConfig config;
    private final Map<String, ?> registry;
    private final MeterRegistry meters;
    private Parts parts;

    /** What exists once the stores do. */
    private record Parts(
            EventIntake intake, ExpiringRows ids, Admitting admitting, GovernanceState state, Outlet outlet) {}

    @NullUnmarked // the parts come with init, which Kafka Streams calls first
    GovernanceProcessor(GovernanceConfig config, Map<String, ?> registry, MeterRegistry meters) {
        this.config = config;
        this.registry = registry;
        this.meters = meters;
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
                new EventIntake(
                        GovernanceTopology.NAME,
                        config.maxEventBytes(),
                        context,
                        new AvroEventReader(registry),
                        new EventMeters(meters),
                        this),
                ids,
                new Admitting(new SeenEvents(ids)),
                state,
                new Outlet(context));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        parts.intake().take(record);
    }

    @Override
    public void tick(long tickMs) {
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

    @Override
    public EventOutcome admit(SpecificRecord event, Incoming incoming) {
        GovernanceDecision decision = (GovernanceDecision) event;
        EventOutcome outcome = parts.admitting().admit(decision, incoming);
        if (outcome instanceof EventOutcome.Accepted) {
            count(decision, incoming.admissionMs());
        }
        return outcome;
    }

    private void count(GovernanceDecision event, long admissionMs) {
        GovernanceState state = parts.state();
        String tenantId = event.getTenantId();
        Contribution decision = config.projector().project(DecisionRecords.decision(event));
        state.recorded(admissionMs);
        state.tenant(tenantId).decided(decision, admissionMs, new Outputs(tenantId));
        state.add(tenantId, decision);
    }

    /** Publishes what a tenant's metrics cause, each at the time of its cause. */
    private final class Outputs implements TenantMetrics.Receiver {
        private final String tenantId;

        Outputs(String tenantId) {
            this.tenantId = tenantId;
        }

        @Override
        public void alert(Alert alert) {
            parts.outlet().send(Topics.ALERTS, tenantId, AlertRecords.of(alert), alert.detectedAtMs());
        }

        @Override
        public void rollup(Due due) {
            StoredBucket content = parts.state().publish(tenantId, due.bucket());
            parts.outlet()
                    .send(
                            Topics.METRICS_ROLLUPS,
                            tenantId,
                            RollupRecords.rollup(tenantId, due.bucket(), content, config.projector()),
                            due.timeMs());
        }
    }
}
