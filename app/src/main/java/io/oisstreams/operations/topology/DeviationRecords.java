package io.oisstreams.operations.topology;

import io.oisstreams.event.v1.DeviationUpdate;
import io.oisstreams.operations.core.deviation.DeviationEvent;
import io.oisstreams.output.v1.Deviation;
import io.oisstreams.output.v1.DeviationStepKind;
import io.oisstreams.output.v1.DeviationType;
import io.oisstreams.output.v1.Severity;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Deviations and their updates between the core and Avro: plain translation. */
final class DeviationRecords {
    private DeviationRecords() {}

    static Deviation event(DeviationEvent event) {
        return Deviation.newBuilder()
                .setDeviationId(event.deviationId())
                .setTenantId(event.tenantId())
                .setType(DeviationType.valueOf(event.type().label()))
                .setKind(DeviationStepKind.valueOf(event.kind().label()))
                .setStep(event.step())
                .setSeverity(Severity.valueOf(event.severity().name().toLowerCase(Locale.ROOT)))
                .setSubject(event.subject())
                .setRecipients(event.recipients())
                .setDetectedAtMs(Instant.ofEpochMilli(event.detectedAtMs()))
                .setSlaDueAtMs(Instant.ofEpochMilli(event.slaDueAtMs()))
                .setTimestampMs(Instant.ofEpochMilli(event.timestampMs()))
                .setActor(event.actor().orElse(null))
                .setMessage(event.message())
                .build();
    }

    static io.oisstreams.operations.core.deviation.DeviationUpdate update(DeviationUpdate event, long admissionMs) {
        return new io.oisstreams.operations.core.deviation.DeviationUpdate(
                io.oisstreams.operations.core.deviation.DeviationUpdate.Kind.valueOf(
                        event.getKind().name().toUpperCase(Locale.ROOT)),
                event.getActor(),
                Optional.ofNullable(event.getNote()),
                admissionMs);
    }
}
