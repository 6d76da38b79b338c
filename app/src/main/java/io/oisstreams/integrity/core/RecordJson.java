package io.oisstreams.integrity.core;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.crypto.CanonicalJson;
import io.oisstreams.crypto.Sha3;
import io.oisstreams.signing.RecordSignature;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The JSON reporting format: OIS section 9 with the extensions of contract 4.7, and the telemetry hash. */
public final class RecordJson {
    /** Canonical URL of the specification. */
    public static final String SPECIFICATION = "https://h33.ai/specifications/ois/";

    /** The version that reports conform to. */
    public static final String VERSION = "1.0.0";

    private static final int WEIGHT_PLACES = 2;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper WRITER = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private RecordJson() {}

    /** The report as it is published, fields in document order. */
    public static ObjectNode of(SealedRecord sealed) {
        RecordEvidence evidence = sealed.evidence();
        ObjectNode json = of(sealed.record(), Optional.of(evidence.root()));
        ObjectNode extensions = (ObjectNode) json.get("extensions");
        extensions.put("previous_record_hash", evidence.previousRecordHash());
        extensions.put("evidence_root", evidence.root());
        extensions.put("evidence_leaves", evidence.leaves());
        extensions.put("checkpoint", evidence.checkpoint());
        ArrayNode signatures = extensions.putArray("signatures");
        for (RecordSignature signature : sealed.signatures()) {
            signatures
                    .addObject()
                    .put("family", signature.family().name())
                    .put("key_id", signature.keyId())
                    .put("signature", signature.signature())
                    .put("checkpoint_signature", signature.checkpointSignature());
        }
        return json;
    }

    /** A report without evidence, of counts alone. */
    public static ObjectNode of(IntegrityRecord record) {
        return of(record, Optional.empty());
    }

    private static ObjectNode of(IntegrityRecord record, Optional<String> evidenceRoot) {
        ObjectNode json = NODES.objectNode();
        json.put("specification", SPECIFICATION);
        json.put("version", VERSION);
        json.put("timestamp", time(record.window().closesAtMs()));
        json.set("measurement_window", window(record.window()));
        addScore(json, record.score());
        json.set("weights", weights(record.weights()));
        ArrayNode events = json.putArray("degradation_events");
        record.listedDegradations().forEach(degradation -> events.add(degradation(degradation)));
        json.put("telemetry_hash", telemetryHash(record, evidenceRoot));
        ObjectNode incomplete = json.putObject("incomplete_dimensions");
        record.score().incomplete().forEach((dimension, reason) -> incomplete.put(dimension.fieldName(), reason));
        json.set("dimension_exclusions", exclusions(record.exclusions()));
        addExtensions(json.putObject("extensions"), record);
        return json;
    }

    private static void addExtensions(ObjectNode extensions, IntegrityRecord record) {
        extensions.put("tenant_id", record.tenantId());
        addClassifications(extensions, record.score());
        extensions.set("telemetry", counts(record.telemetry().counts()));
        extensions.set("rejected", counts(new TreeMap<>(record.rejected())));
        extensions.set("degradation_counts", counts(new TreeMap<>(record.degradationCounts())));
        extensions.putNull("previous_record_hash");
        extensions.putNull("evidence_root");
        extensions.putNull("evidence_leaves");
        extensions.putNull("checkpoint");
        extensions.putArray("signatures");
    }

    /** The running score of an open window as an object. */
    public static ObjectNode of(RunningScore running) {
        ObjectNode json = NODES.objectNode();
        json.put("tenant_id", running.tenantId());
        json.put("final", false);
        json.put("as_of", time(running.momentMs()));
        json.set("measurement_window", window(running.window()));
        addScore(json, running.score());
        addClassifications(json, running.score());
        ObjectNode incomplete = json.putObject("incomplete_dimensions");
        running.score().incomplete().forEach((dimension, reason) -> incomplete.put(dimension.fieldName(), reason));
        json.set("weights", weights(running.weights()));
        json.set("dimension_exclusions", exclusions(running.exclusions()));
        json.set("telemetry", counts(running.telemetry().counts()));
        return json;
    }

    /** A degradation event as in {@code degradation_events}. */
    public static ObjectNode degradation(Degradation degradation) {
        ObjectNode json = NODES.objectNode();
        json.put("event_type", degradation.type().label());
        json.put("dimension", degradation.dimension().fieldName());
        json.put("timestamp", time(degradation.timestampMs()));
        json.put("subject", degradation.subject());
        degradation.durationMs().ifPresent(ms -> json.put("duration_seconds", seconds(ms)));
        json.put("detail", degradation.detail());
        return json;
    }

    /**
     * {@code sha3-256:} and the hash of the canonical telemetry (contract 4.7).
     *
     * @param evidenceRoot 64 hex; empty: there is no evidence
     */
    public static String telemetryHash(IntegrityRecord record, Optional<String> evidenceRoot) {
        ObjectNode hashed = NODES.objectNode();
        hashed.put("tenant_id", record.tenantId());
        hashed.set("measurement_window", window(record.window()));
        hashed.set("telemetry", counts(record.telemetry().counts()));
        ObjectNode weights = hashed.putObject("weights");
        record.weights()
                .byDimension()
                .forEach((dimension, weight) -> weights.put(
                        dimension.weightName(), weight.stripTrailingZeros().toPlainString()));
        hashed.set("degradation_counts", counts(record.degradationCounts()));
        hashed.put("evidence_root", evidenceRoot.orElse(null));
        return "sha3-256:" + HexFormat.of().formatHex(Sha3.digest256(CanonicalJson.of(hashed)));
    }

    /** The bytes of an object, decimals in plain notation. */
    public static byte[] bytes(JsonNode json) {
        try {
            return WRITER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can be written", e);
        }
    }

    private static void addScore(ObjectNode json, Score score) {
        json.set("ois", decimal(score.ois()));
        ObjectNode dimensions = json.putObject("dimensions");
        for (Dimension dimension : Dimension.values()) {
            dimensions.set(dimension.fieldName(), decimal(score.of(dimension)));
        }
    }

    private static void addClassifications(ObjectNode json, Score score) {
        json.set("classification", label(score.classification()));
        ObjectNode classes = json.putObject("dimension_classifications");
        for (Dimension dimension : Dimension.values()) {
            classes.set(dimension.fieldName(), label(score.classificationOf(dimension)));
        }
    }

    private static ObjectNode window(MeasurementWindow window) {
        return NODES.objectNode()
                .put("start", time(window.startMs()))
                .put("end", time(window.endMs()))
                .put("duration_seconds", window.lengthMs() / 1000);
    }

    private static ObjectNode weights(Weights weights) {
        ObjectNode json = NODES.objectNode();
        weights.byDimension().forEach((dimension, weight) -> json.put(dimension.weightName(), weight(weight)));
        return json;
    }

    private static ArrayNode exclusions(Map<Dimension, String> exclusions) {
        ArrayNode json = NODES.arrayNode();
        new TreeMap<>(exclusions)
                .forEach((dimension, reason) ->
                        json.addObject().put("dimension", dimension.fieldName()).put("reason", reason));
        return json;
    }

    private static ObjectNode counts(Map<String, Long> counts) {
        ObjectNode json = NODES.objectNode();
        counts.forEach(json::put);
        return json;
    }

    static JsonNode decimal(Optional<BigDecimal> value) {
        return value.<JsonNode>map(NODES::numberNode).orElseGet(NODES::nullNode);
    }

    private static JsonNode label(Optional<Classification> value) {
        return value.<JsonNode>map(c -> NODES.textNode(c.label())).orElseGet(NODES::nullNode);
    }

    /** In one form, however it was configured: two places, as the specification writes them, and more only if they are needed. */
    static BigDecimal weight(BigDecimal weight) {
        BigDecimal shortest = weight.stripTrailingZeros();
        return shortest.setScale(Math.max(WEIGHT_PLACES, shortest.scale()));
    }

    /** Whole seconds as an integer, else with three decimals. */
    static BigDecimal seconds(long ms) {
        BigDecimal seconds = BigDecimal.valueOf(ms, 3);
        return ms % 1000 == 0 ? seconds.setScale(0) : seconds;
    }

    static String time(long ms) {
        return Instant.ofEpochMilli(ms).toString();
    }
}
