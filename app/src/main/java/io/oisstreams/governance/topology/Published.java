package io.oisstreams.governance.topology;

import io.oisstreams.alerting.Alert;
import io.oisstreams.alerting.AlertRecords;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Rejection;
import io.oisstreams.event.Topics;
import io.oisstreams.output.v1.MetricsRollup;
import io.oisstreams.streams.EventMeters;
import io.oisstreams.streams.Incoming;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** What the governance capability tells the outside: values to their topics, and counts to the metrics. */
final class Published {
    private final ProcessorContext<String, SpecificRecord> context;
    private final EventMeters meters;

    Published(ProcessorContext<String, SpecificRecord> context, EventMeters meters) {
        this.context = context;
        this.meters = meters;
    }

    /** An event counts. */
    void accepted(Incoming incoming) {
        meters.accepted(incoming.topic());
    }

    /** The very same event was accepted before. */
    void duplicate(Incoming incoming) {
        meters.duplicate(incoming.topic());
    }

    /** Something that was refused, with its original bytes. */
    void rejected(Incoming incoming, Rejection rejection) {
        meters.rejected(incoming.topic(), rejection.reason());
        send(
                Topics.TELEMETRY_REJECTED,
                incoming.tenantId().orElse(null),
                incoming.rejectedFor(rejection, GovernanceTopology.NAME),
                incoming.admissionMs());
    }

    /** An alert, at the time at which it was detected. */
    void alert(Alert alert) {
        send(Topics.ALERTS, alert.tenantId(), AlertRecords.of(alert), alert.detectedAtMs());
    }

    /** A rollup, at the time in ms at which it was due. */
    void rollup(MetricsRollup rollup, long dueMs) {
        send(Topics.METRICS_ROLLUPS, rollup.getTenantId(), rollup, dueMs);
    }

    private void send(EventTopic topic, @Nullable String tenantId, SpecificRecord value, long timestampMs) {
        context.forward(new Record<>(tenantId, value, timestampMs), GovernanceTopology.sinkOf(topic));
    }
}
