package io.oisstreams.integrity.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.integrity.core.Dimension;
import io.oisstreams.integrity.core.IntegrityRecord;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.core.RecordEvidence;
import io.oisstreams.integrity.core.RecordJson;
import io.oisstreams.integrity.core.SealedRecord;
import io.oisstreams.integrity.core.WeightSumViolation;
import io.oisstreams.integrity.core.Weights;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A record as an export holds it. What it says of its window, weights and exclusions is what it is checked under; all of that is covered
 * by its hashes.
 *
 * @param json the whole record
 */
record PublishedRecord(
        String tenantId,
        MeasurementWindow window,
        Weights weights,
        Map<Dimension, String> exclusions,
        Map<String, Long> rejected,
        ObjectNode json) {

    /** Reads the value of a line. */
    static PublishedRecord read(String where, ObjectNode json) throws DifferenceException {
        ObjectNode extensions = StrictJson.object(where, json, "extensions");
        return new PublishedRecord(
                StrictJson.text(where, extensions, "tenant_id"),
                window(where, json),
                weights(where, json),
                exclusions(where, json),
                rejected(where, extensions),
                json);
    }

    ObjectNode extensions() {
        return (ObjectNode) json.get("extensions");
    }

    /** Goes on if the record is what was computed, digit by digit; its evidence and signatures are checked elsewhere, and taken as they are. */
    void requireEqual(String where, IntegrityRecord computed) throws DifferenceException {
        RecordEvidence evidence = new RecordEvidence(
                StrictJson.text(where, extensions(), "previous_record_hash"),
                StrictJson.text(where, extensions(), "evidence_root"),
                StrictJson.integer(where, extensions(), "evidence_leaves"),
                StrictJson.text(where, extensions(), "checkpoint"));
        ObjectNode expected = RecordJson.of(new SealedRecord(computed, evidence, List.of()));
        ((ObjectNode) expected.get("extensions")).set("signatures", extensions().path("signatures"));
        Optional<Difference> difference = JsonComparison.first(where, expected, json);
        if (difference.isPresent()) {
            throw new DifferenceException(difference.get());
        }
    }

    private static MeasurementWindow window(String where, ObjectNode json) throws DifferenceException {
        ObjectNode window = StrictJson.object(where, json, "measurement_window");
        long startMs = StrictJson.time(where, window, "start");
        long endMs = StrictJson.time(where, window, "end");
        long settleMs = StrictJson.time(where, json, "timestamp") - endMs - MeasurementWindow.SKEW_MS;
        if (endMs <= startMs || settleMs < 0) {
            throw new DifferenceException(where, "measurement_window", "a start, an end and a later timestamp", window);
        }
        return new MeasurementWindow(startMs, endMs, settleMs);
    }

    private static Weights weights(String where, ObjectNode json) throws DifferenceException {
        Map<String, BigDecimal> weights = new HashMap<>();
        for (Map.Entry<String, JsonNode> weight :
                StrictJson.object(where, json, "weights").properties()) {
            if (!weight.getValue().isNumber()) {
                throw new DifferenceException(where, "weights." + weight.getKey(), "a number", weight.getValue());
            }
            weights.put(weight.getKey(), weight.getValue().decimalValue());
        }
        try {
            return Weights.named(weights);
        } catch (WeightSumViolation violation) {
            throw new DifferenceException(
                    where, "weights", "six with the sum 1", String.valueOf(violation.getMessage()));
        }
    }

    private static Map<Dimension, String> exclusions(String where, ObjectNode json) throws DifferenceException {
        Map<Dimension, String> exclusions = new EnumMap<>(Dimension.class);
        for (JsonNode exclusion : json.path("dimension_exclusions")) {
            String name = StrictJson.text(where, exclusion, "dimension");
            for (Dimension dimension : Dimension.values()) {
                if (dimension.fieldName().equals(name)) {
                    exclusions.put(dimension, StrictJson.text(where, exclusion, "reason"));
                }
            }
        }
        return exclusions;
    }

    private static Map<String, Long> rejected(String where, ObjectNode extensions) throws DifferenceException {
        Map<String, Long> rejected = new TreeMap<>();
        ObjectNode counts = StrictJson.object(where, extensions, "rejected");
        for (Map.Entry<String, JsonNode> count : counts.properties()) {
            rejected.put(count.getKey(), StrictJson.integer(where, counts, count.getKey()));
        }
        return rejected;
    }
}
