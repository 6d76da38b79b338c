package io.oisstreams.integrity.topology;

import io.oisstreams.event.v1.SignatureFamily;
import io.oisstreams.integrity.core.Degradation;
import io.oisstreams.integrity.core.Dimension;
import io.oisstreams.integrity.core.EvidenceLeaf;
import io.oisstreams.integrity.core.IntegrityRecord;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.core.RecordJson;
import io.oisstreams.integrity.core.Score;
import io.oisstreams.integrity.core.SealedRecord;
import io.oisstreams.integrity.core.Weights;
import io.oisstreams.output.v1.Classification;
import io.oisstreams.output.v1.DegradationEvent;
import io.oisstreams.output.v1.DegradationType;
import io.oisstreams.output.v1.DimensionExclusion;
import io.oisstreams.output.v1.DimensionScores;
import io.oisstreams.output.v1.EvidenceEntry;
import io.oisstreams.output.v1.OisRecord;
import io.oisstreams.output.v1.RecordExtensions;
import io.oisstreams.output.v1.RecordSignature;
import io.oisstreams.output.v1.RecordedDegradation;
import io.oisstreams.output.v1.Telemetry;
import io.oisstreams.tlog.HashText;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** From the core's values to the Avro records of {@code ois.records} and {@code ois.degradations}: plain translation. */
final class OutputRecords {
    private static final int WEIGHT_SCALE = 18;

    private OutputRecords() {}

    static OisRecord record(SealedRecord sealed) {
        IntegrityRecord record = sealed.record();
        MeasurementWindow window = record.window();
        Map<String, String> incomplete = new TreeMap<>();
        record.score().incomplete().forEach((dimension, reason) -> incomplete.put(dimension.fieldName(), reason));
        List<DimensionExclusion> exclusions = new TreeMap<>(record.exclusions())
                .entrySet().stream()
                        .map(entry -> new DimensionExclusion(dimension(entry.getKey()), entry.getValue()))
                        .toList();
        return OisRecord.newBuilder()
                .setSpecification(RecordJson.SPECIFICATION)
                .setVersion(RecordJson.VERSION)
                .setTimestampMs(Instant.ofEpochMilli(window.closesAtMs()))
                .setMeasurementWindow(new io.oisstreams.output.v1.MeasurementWindow(
                        Instant.ofEpochMilli(window.startMs()),
                        Instant.ofEpochMilli(window.endMs()),
                        window.lengthMs() / 1000))
                .setOis(record.score().ois().orElse(null))
                .setDimensions(dimensions(record.score()))
                .setWeights(weights(record.weights()))
                .setIncompleteDimensions(incomplete)
                .setDimensionExclusions(exclusions)
                .setDegradationEvents(record.listedDegradations().stream()
                        .map(OutputRecords::recorded)
                        .toList())
                .setTelemetryHash(RecordJson.telemetryHash(
                        record, Optional.of(sealed.evidence().root())))
                .setExtensions(extensions(record, sealed))
                .build();
    }

    private static RecordExtensions extensions(IntegrityRecord record, SealedRecord sealed) {
        Map<String, @Nullable Classification> classes = new TreeMap<>();
        for (Dimension dimension : Dimension.values()) {
            classes.put(
                    dimension.fieldName(),
                    record.score()
                            .classificationOf(dimension)
                            .map(OutputRecords::classification)
                            .orElse(null));
        }
        return RecordExtensions.newBuilder()
                .setTenantId(record.tenantId())
                .setClassification(record.score()
                        .classification()
                        .map(OutputRecords::classification)
                        .orElse(null))
                .setDimensionClassifications(classes)
                .setTelemetry(telemetry(record.telemetry()))
                .setRejected(new TreeMap<>(record.rejected()))
                .setDegradationCounts(new TreeMap<>(record.degradationCounts()))
                .setPreviousRecordHash(sealed.evidence().previousRecordHash())
                .setEvidenceRoot(sealed.evidence().root())
                .setEvidenceLeaves(sealed.evidence().leaves())
                .setCheckpoint(sealed.evidence().checkpoint())
                .setSignatures(sealed.signatures().stream()
                        .map(OutputRecords::signature)
                        .toList())
                .build();
    }

    private static RecordSignature signature(io.oisstreams.signing.RecordSignature signature) {
        return new RecordSignature(
                SignatureFamily.valueOf(signature.family().name()),
                signature.keyId(),
                ByteBuffer.wrap(signature.signature()),
                ByteBuffer.wrap(signature.checkpointSignature()));
    }

    static EvidenceEntry evidence(String tenantId, MeasurementWindow window, EvidenceLeaf leaf) {
        return EvidenceEntry.newBuilder()
                .setTenantId(tenantId)
                .setWindowStartMs(Instant.ofEpochMilli(window.startMs()))
                .setWindowEndMs(Instant.ofEpochMilli(window.endMs()))
                .setTopic(leaf.source().topic())
                .setEventId(leaf.eventId())
                .setTimestampMs(Instant.ofEpochMilli(leaf.timestampMs()))
                .setAdmittedAtMs(Instant.ofEpochMilli(leaf.admissionMs()))
                .setEvent(new String(leaf.text(), StandardCharsets.UTF_8))
                .setLeafHash(HashText.of(leaf.hash()))
                .build();
    }

    private static Telemetry telemetry(io.oisstreams.integrity.core.Telemetry telemetry) {
        return new Telemetry(
                telemetry.totalDecisions(),
                telemetry.decisionsReplayed(),
                telemetry.totalAgentActions(),
                telemetry.scopeViolations(),
                telemetry.totalChainEntries(),
                telemetry.verifiableChainEntries(),
                telemetry.windowMs(),
                telemetry.attestedPolicyMs(),
                telemetry.minDistinctFamilies(),
                telemetry.totalAttestations(),
                telemetry.vendorIndependentAttestations());
    }

    static DegradationEvent degradation(String tenantId, MeasurementWindow window, Degradation degradation) {
        return DegradationEvent.newBuilder()
                .setTenantId(tenantId)
                .setWindowStartMs(Instant.ofEpochMilli(window.startMs()))
                .setWindowEndMs(Instant.ofEpochMilli(window.endMs()))
                .setEventType(DegradationType.valueOf(degradation.type().label()))
                .setDimension(dimension(degradation.dimension()))
                .setTimestampMs(Instant.ofEpochMilli(degradation.timestampMs()))
                .setSubject(degradation.subject())
                .setDurationMs(degradation.durationMs().orElse(null))
                .setDetail(degradation.detail())
                .build();
    }

    private static RecordedDegradation recorded(Degradation degradation) {
        return new RecordedDegradation(
                DegradationType.valueOf(degradation.type().label()),
                dimension(degradation.dimension()),
                Instant.ofEpochMilli(degradation.timestampMs()),
                degradation.subject(),
                degradation.durationMs().orElse(null),
                degradation.detail());
    }

    private static DimensionScores dimensions(Score score) {
        return new DimensionScores(
                value(score, Dimension.DECISION_REPRODUCIBILITY),
                value(score, Dimension.AGENT_SCOPE_INTEGRITY),
                value(score, Dimension.EVIDENCE_SURVIVABILITY),
                value(score, Dimension.POLICY_CONTINUITY),
                value(score, Dimension.SIGNER_DIVERSITY),
                value(score, Dimension.VERIFICATION_INDEPENDENCE));
    }

    private static @Nullable BigDecimal value(Score score, Dimension dimension) {
        return score.of(dimension).orElse(null);
    }

    private static io.oisstreams.output.v1.Weights weights(Weights weights) {
        return new io.oisstreams.output.v1.Weights(
                weight(weights, Dimension.DECISION_REPRODUCIBILITY),
                weight(weights, Dimension.AGENT_SCOPE_INTEGRITY),
                weight(weights, Dimension.EVIDENCE_SURVIVABILITY),
                weight(weights, Dimension.POLICY_CONTINUITY),
                weight(weights, Dimension.SIGNER_DIVERSITY),
                weight(weights, Dimension.VERIFICATION_INDEPENDENCE));
    }

    private static BigDecimal weight(Weights weights, Dimension dimension) {
        return weights.of(dimension).setScale(WEIGHT_SCALE);
    }

    private static io.oisstreams.output.v1.Dimension dimension(Dimension dimension) {
        return io.oisstreams.output.v1.Dimension.valueOf(dimension.fieldName());
    }

    private static Classification classification(io.oisstreams.integrity.core.Classification classification) {
        return Classification.valueOf(classification.label());
    }
}
