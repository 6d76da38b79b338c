package io.oisstreams.operations.topology;

import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Rejection;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.SignedOperation;
import io.oisstreams.operations.core.Refusal;
import io.oisstreams.streams.Incoming;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** What the operations capability tells the outside: values to their topics, and counts to the metrics. */
final class Published {
    private final ProcessorContext<String, SpecificRecord> context;
    private final OperationsMeters meters;

    Published(ProcessorContext<String, SpecificRecord> context, OperationsMeters meters) {
        this.context = context;
        this.meters = meters;
    }

    /** An event counts. */
    void accepted(Incoming incoming) {
        meters.events().accepted(incoming.topic());
    }

    /** The very same event was accepted before. */
    void duplicate(Incoming incoming) {
        meters.events().duplicate(incoming.topic());
    }

    /** Something that was refused, with its original bytes. */
    void rejected(Incoming incoming, Rejection rejection) {
        meters.events().rejected(incoming.topic(), rejection.reason());
        send(
                Topics.TELEMETRY_REJECTED,
                incoming.tenantId().orElse(null),
                incoming.rejectedFor(rejection, OperationsTopology.NAME),
                incoming.admissionMs());
    }

    /** The verdict about a signed operation, at the time of its admission. */
    void verdict(SignedOperation event, long admissionMs, Optional<Refusal> refusal) {
        meters.verdict(refusal.map(Refusal::reason));
        send(
                Topics.SIGNATURE_VERIFICATIONS,
                event.getTenantId(),
                OperationRecords.verification(event, admissionMs, refusal),
                admissionMs);
    }

    private void send(EventTopic topic, @Nullable String tenantId, SpecificRecord value, long timestampMs) {
        context.forward(new Record<>(tenantId, value, timestampMs), OperationsTopology.sinkOf(topic));
    }
}
