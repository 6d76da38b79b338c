package io.oisstreams.integrity.topology;

import io.oisstreams.alerting.Alert;
import io.oisstreams.alerting.AlertRecords;
import io.oisstreams.event.Topics;
import io.oisstreams.integrity.core.ClosedWindow;
import io.oisstreams.integrity.core.Degradation;
import io.oisstreams.integrity.core.EvidenceLeaf;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.core.RecordJson;
import io.oisstreams.integrity.core.RunningScore;
import io.oisstreams.integrity.core.SealedRecord;
import io.oisstreams.output.v1.RejectedTelemetry;
import io.oisstreams.streams.Outlet;
import io.oisstreams.streams.TenantKey;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What the integrity capability tells the outside: each value goes to its topic, and as JSON to the store that queries read, in
 * one transaction.
 */
final class Published {
    private final Outlet outlet;
    private final KeyValueStore<Bytes, byte[]> records;
    private final KeyValueStore<Bytes, byte[]> degradations;
    private final KeyValueStore<Bytes, byte[]> current;
    private final int degradationWindows;

    /** @param degradationWindows how many windows' degradation events queries can read */
    Published(ProcessorContext<String, SpecificRecord> context, int degradationWindows) {
        this.outlet = new Outlet(context);
        this.records = context.getStateStore(IntegrityTopology.RECORDS_STORE);
        this.degradations = context.getStateStore(IntegrityTopology.DEGRADATIONS_STORE);
        this.current = context.getStateStore(IntegrityTopology.CURRENT_STORE);
        this.degradationWindows = degradationWindows;
    }

    /** A record with its evidence, at the time at which it was due. */
    void record(SealedRecord sealed) {
        String tenantId = sealed.record().tenantId();
        MeasurementWindow window = sealed.record().window();
        outlet.send(Topics.OIS_RECORDS, tenantId, OutputRecords.record(sealed), window.closesAtMs());
        records.put(TenantKey.of(tenantId, window.startMs()), RecordJson.bytes(RecordJson.of(sealed)));
    }

    /** An event that a window's score uses. */
    void evidence(String tenantId, MeasurementWindow window, EvidenceLeaf leaf) {
        outlet.send(Topics.OIS_EVIDENCE, tenantId, OutputRecords.evidence(tenantId, window, leaf), leaf.admissionMs());
    }

    /**
     * What a closed window causes besides its record. The time of all of it is the time at which it was due, not when it was noticed.
     */
    void closed(ClosedWindow closed) {
        String tenantId = closed.record().tenantId();
        MeasurementWindow window = closed.record().window();
        long atMs = window.closesAtMs();
        long sequence = 0;
        for (Degradation degradation : closed.degradations()) {
            outlet.send(
                    Topics.OIS_DEGRADATIONS, tenantId, OutputRecords.degradation(tenantId, window, degradation), atMs);
            byte[] json =
                    RecordJson.bytes(RecordJson.degradation(degradation).put("window_start_ms", window.startMs()));
            degradations.put(TenantKey.of(tenantId, window.startMs(), sequence++), json);
        }
        forgetDegradations(tenantId, window);
        alerts(tenantId, closed.alerts(), atMs);
    }

    private void forgetDegradations(String tenantId, MeasurementWindow newest) {
        long keptFromMs = newest.startMs() - (degradationWindows - 1) * newest.lengthMs();
        if (keptFromMs <= 0) {
            return;
        }
        Bytes last = TenantKey.of(tenantId, keptFromMs - 1, Long.MAX_VALUE);
        try (KeyValueIterator<Bytes, byte[]> old = degradations.range(TenantKey.of(tenantId, 0), last)) {
            while (old.hasNext()) {
                degradations.delete(old.next().key);
            }
        }
    }

    /** Alerts of a tenant that were caused at one time. */
    void alerts(String tenantId, List<Alert> caused, long atMs) {
        caused.forEach(alert -> outlet.send(Topics.ALERTS, tenantId, AlertRecords.of(alert), atMs));
    }

    /** The running score of an open window, for queries only. */
    void running(RunningScore running) {
        current.put(TenantKey.of(running.tenantId()), RecordJson.bytes(RecordJson.of(running)));
    }

    /** Something that was refused, with its original bytes. */
    void rejected(@Nullable String tenantId, RejectedTelemetry rejection, long admissionMs) {
        outlet.send(Topics.TELEMETRY_REJECTED, tenantId, rejection, admissionMs);
    }
}
