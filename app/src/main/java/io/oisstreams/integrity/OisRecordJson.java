package io.oisstreams.integrity;

import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.event.FieldBytes;
import io.oisstreams.integrity.core.Degradation;
import io.oisstreams.integrity.core.DegradationType;
import io.oisstreams.integrity.core.Dimension;
import io.oisstreams.integrity.core.IntegrityRecord;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.core.RecordEvidence;
import io.oisstreams.integrity.core.RecordJson;
import io.oisstreams.integrity.core.Score;
import io.oisstreams.integrity.core.SealedRecord;
import io.oisstreams.integrity.core.Telemetry;
import io.oisstreams.integrity.core.Weights;
import io.oisstreams.output.v1.DimensionExclusion;
import io.oisstreams.output.v1.DimensionScores;
import io.oisstreams.output.v1.OisRecord;
import io.oisstreams.output.v1.RecordExtensions;
import io.oisstreams.output.v1.RecordedDegradation;
import io.oisstreams.signing.RecordSignature;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of contract 4.7 for an Avro record of {@code ois.records}: the same text that queries answer with. It goes by way of the
 * core's record, so that there is one place that knows the format.
 */
public final class OisRecordJson {
    private OisRecordJson() {}

    /** The record on one line. */
    public static String of(OisRecord avro) {
        return new String(
                RecordJson.bytes(RecordJson.of(sealed(avro)).put("telemetry_hash", avro.getTelemetryHash())),
                StandardCharsets.UTF_8);
    }

    private static SealedRecord sealed(OisRecord avro) {
        RecordExtensions extensions = avro.getExtensions();
        RecordEvidence evidence = new RecordEvidence(
                evidence(extensions.getPreviousRecordHash()),
                evidence(extensions.getEvidenceRoot()),
                evidence(extensions.getEvidenceLeaves()),
                evidence(extensions.getCheckpoint()));
        List<RecordSignature> signatures = extensions.getSignatures().stream()
                .map(signature -> new RecordSignature(
                        SignatureFamily.valueOf(signature.getFamily().name()),
                        signature.getKeyId(),
                        FieldBytes.of(signature.getSignature()),
                        FieldBytes.of(signature.getCheckpointSignature())))
                .toList();
        return new SealedRecord(record(avro), evidence, signatures);
    }

    private static <T> T evidence(@Nullable T field) {
        return Objects.requireNonNull(field, "every record that this project publishes has evidence");
    }

    private static IntegrityRecord record(OisRecord avro) {
        long startMs = avro.getMeasurementWindow().getStartMs().toEpochMilli();
        long endMs = avro.getMeasurementWindow().getEndMs().toEpochMilli();
        long settleMs = avro.getTimestampMs().toEpochMilli() - endMs - MeasurementWindow.SKEW_MS;
        EnumMap<Dimension, String> exclusions = new EnumMap<>(Dimension.class);
        for (DimensionExclusion exclusion : avro.getDimensionExclusions()) {
            exclusions.put(dimension(exclusion.getDimension()), exclusion.getReason());
        }
        return new IntegrityRecord(
                avro.getExtensions().getTenantId(),
                new MeasurementWindow(startMs, endMs, settleMs),
                score(avro),
                weights(avro.getWeights()),
                exclusions,
                avro.getDegradationEvents().stream()
                        .map(OisRecordJson::degradation)
                        .toList(),
                avro.getExtensions().getDegradationCounts(),
                telemetry(avro.getExtensions().getTelemetry()),
                avro.getExtensions().getRejected());
    }

    private static Score score(OisRecord avro) {
        DimensionScores scores = avro.getDimensions();
        EnumMap<Dimension, BigDecimal> dimensions = new EnumMap<>(Dimension.class);
        put(dimensions, Dimension.DECISION_REPRODUCIBILITY, scores.getDecisionReproducibility());
        put(dimensions, Dimension.AGENT_SCOPE_INTEGRITY, scores.getAgentScopeIntegrity());
        put(dimensions, Dimension.EVIDENCE_SURVIVABILITY, scores.getEvidenceSurvivability());
        put(dimensions, Dimension.POLICY_CONTINUITY, scores.getPolicyContinuity());
        put(dimensions, Dimension.SIGNER_DIVERSITY, scores.getSignerDiversity());
        put(dimensions, Dimension.VERIFICATION_INDEPENDENCE, scores.getVerificationIndependence());
        EnumMap<Dimension, String> incomplete = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            put(incomplete, dimension, avro.getIncompleteDimensions().get(dimension.fieldName()));
        }
        return new Score(
                Collections.unmodifiableMap(dimensions),
                Optional.ofNullable(avro.getOis()),
                Collections.unmodifiableMap(incomplete));
    }

    private static <V> void put(EnumMap<Dimension, V> values, Dimension dimension, @Nullable V value) {
        if (value != null) {
            values.put(dimension, value);
        }
    }

    private static Weights weights(io.oisstreams.output.v1.Weights avro) {
        return new Weights(Map.of(
                Dimension.DECISION_REPRODUCIBILITY, avro.getWDR(),
                Dimension.AGENT_SCOPE_INTEGRITY, avro.getWASI(),
                Dimension.EVIDENCE_SURVIVABILITY, avro.getWES(),
                Dimension.POLICY_CONTINUITY, avro.getWPC(),
                Dimension.SIGNER_DIVERSITY, avro.getWSD(),
                Dimension.VERIFICATION_INDEPENDENCE, avro.getWVI()));
    }

    private static Telemetry telemetry(io.oisstreams.output.v1.Telemetry avro) {
        return new Telemetry(
                avro.getTotalDecisions(),
                avro.getDecisionsReplayed(),
                avro.getTotalAgentActions(),
                avro.getScopeViolations(),
                avro.getTotalChainEntries(),
                avro.getVerifiableChainEntries(),
                avro.getWindowMs(),
                avro.getAttestedPolicyMs(),
                avro.getMinDistinctFamilies(),
                avro.getTotalAttestations(),
                avro.getVendorIndependentAttestations());
    }

    private static Degradation degradation(RecordedDegradation avro) {
        return new Degradation(
                DegradationType.valueOf(avro.getEventType().name().toUpperCase(Locale.ROOT)),
                dimension(avro.getDimension()),
                avro.getTimestampMs().toEpochMilli(),
                avro.getSubject(),
                Optional.ofNullable(avro.getDurationMs()),
                Optional.ofNullable(avro.getDetail()).orElse(""));
    }

    private static Dimension dimension(io.oisstreams.output.v1.Dimension avro) {
        return Dimension.valueOf(avro.name().toUpperCase(Locale.ROOT));
    }
}
