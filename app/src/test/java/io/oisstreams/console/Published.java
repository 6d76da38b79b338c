package io.oisstreams.console;

import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.AlertStatus;
import io.oisstreams.output.v1.Classification;
import io.oisstreams.output.v1.Deviation;
import io.oisstreams.output.v1.DeviationStepKind;
import io.oisstreams.output.v1.DeviationType;
import io.oisstreams.output.v1.DimensionScores;
import io.oisstreams.output.v1.MeasurementWindow;
import io.oisstreams.output.v1.OisRecord;
import io.oisstreams.output.v1.RecordExtensions;
import io.oisstreams.output.v1.Severity;
import io.oisstreams.output.v1.Telemetry;
import io.oisstreams.output.v1.Weights;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as the other capabilities publish them. */
public final class Published {
    public static final long HOUR = 3_600_000;
    /** 2026-05-21T00:00:00Z. */
    public static final long DAY = 1_779_321_600_000L;

    private Published() {}

    /** A record whose six dimensions and score are the same; null: there is none. */
    public static OisRecord record(String tenantId, long startMs, @Nullable String ois) {
        BigDecimal score = ois == null ? null : new BigDecimal(ois);
        return OisRecord.newBuilder()
                .setSpecification("specification")
                .setVersion("1.0.0")
                .setTimestampMs(Instant.ofEpochMilli(startMs + HOUR))
                .setMeasurementWindow(new MeasurementWindow(
                        Instant.ofEpochMilli(startMs), Instant.ofEpochMilli(startMs + HOUR), HOUR / 1000))
                .setOis(score)
                .setDimensions(new DimensionScores(score, score, score, score, score, score))
                .setWeights(weights())
                .setIncompleteDimensions(Map.of())
                .setDimensionExclusions(List.of())
                .setDegradationEvents(List.of())
                .setTelemetryHash("sha3-256:0")
                .setExtensions(RecordExtensions.newBuilder()
                        .setTenantId(tenantId)
                        .setClassification(score == null ? null : Classification.Healthy)
                        .setDimensionClassifications(Map.of())
                        .setTelemetry(new Telemetry(0L, 0L, 0L, 0L, 0L, 0L, HOUR, 0L, 0L, 0L, 0L))
                        .setRejected(Map.of())
                        .setDegradationCounts(Map.of())
                        .setSignatures(List.of())
                        .build())
                .build();
    }

    private static Weights weights() {
        BigDecimal none = new BigDecimal("0.000000000000000000");
        return new Weights(none.add(BigDecimal.ONE), none, none, none, none, none);
    }

    public static Alert alert(String tenantId, String id, Severity severity, boolean firing, long detectedAtMs) {
        return Alert.newBuilder()
                .setAlertId(id)
                .setTenantId(tenantId)
                .setRule("rule-" + id)
                .setSeverity(severity)
                .setStatus(firing ? AlertStatus.firing : AlertStatus.resolved)
                .setValue(new BigDecimal("0.940000000000000000"))
                .setWindowStartMs(Instant.ofEpochMilli(DAY))
                .setWindowEndMs(Instant.ofEpochMilli(DAY + HOUR))
                .setDetectedAtMs(Instant.ofEpochMilli(detectedAtMs))
                .setMessage("below")
                .build();
    }

    public static Deviation deviation(String tenantId, String id, DeviationStepKind kind, long atMs) {
        return Deviation.newBuilder()
                .setDeviationId(id)
                .setTenantId(tenantId)
                .setType(DeviationType.cost_ceiling_breach)
                .setKind(kind)
                .setStep(0)
                .setSeverity(Severity.high)
                .setSubject("summary")
                .setRecipients(List.of())
                .setDetectedAtMs(Instant.ofEpochMilli(DAY))
                .setSlaDueAtMs(Instant.ofEpochMilli(DAY + HOUR))
                .setTimestampMs(Instant.ofEpochMilli(atMs))
                .setMessage("too dear")
                .build();
    }
}
