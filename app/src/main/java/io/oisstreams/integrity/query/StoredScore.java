package io.oisstreams.integrity.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.oisstreams.integrity.core.Circumstances;
import io.oisstreams.integrity.core.Degradation;
import io.oisstreams.integrity.core.DegradationType;
import io.oisstreams.integrity.core.Dimension;
import io.oisstreams.integrity.core.Telemetry;
import io.oisstreams.integrity.core.Weights;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a score that the topology has stored says it was computed from: a record of {@code ois-records} or a row of {@code ois-current}. The
 * stores are our own, so a field that is not there is a defect.
 */
final class StoredScore {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final JsonNode json;
    /** Where a record has what a running score has at the top. */
    private final JsonNode extensions;

    private StoredScore(JsonNode json) {
        this.json = json;
        this.extensions = json.path("extensions");
    }

    /** Reads a record or a running score. */
    static StoredScore parse(String text) {
        return new StoredScore(read(text));
    }

    /** Whether it says with which weights it was computed; running scores of early versions did not. */
    boolean hasWeights() {
        return json.has("weights");
    }

    JsonNode window() {
        return json.path("measurement_window");
    }

    /** The composite, digit by digit; null: a dimension is. */
    JsonNode ois() {
        return json.path("ois");
    }

    Telemetry telemetry() {
        JsonNode counts = extensions.isMissingNode() ? json.path("telemetry") : extensions.path("telemetry");
        return new Telemetry(
                counts.path("total_decisions").longValue(),
                counts.path("decisions_replayed").longValue(),
                counts.path("total_agent_actions").longValue(),
                counts.path("scope_violations").longValue(),
                counts.path("total_chain_entries").longValue(),
                counts.path("verifiable_chain_entries").longValue(),
                counts.path("window_ms").longValue(),
                counts.path("attested_policy_ms").longValue(),
                counts.path("min_distinct_families").longValue(),
                counts.path("total_attestations").longValue(),
                counts.path("vendor_independent_attestations").longValue());
    }

    Weights weights() {
        Map<String, BigDecimal> weights = new HashMap<>();
        json.path("weights")
                .properties()
                .forEach(
                        weight -> weights.put(weight.getKey(), weight.getValue().decimalValue()));
        return Weights.named(weights);
    }

    /** Two of them are not among the counts; the dimensions that they decide on say which they were (contract 4.6). */
    Circumstances circumstances() {
        boolean onlyStale = telemetry().totalChainEntries() == 0 && !isNull(Dimension.EVIDENCE_SURVIVABILITY);
        EnumMap<Dimension, String> exclusions = new EnumMap<>(Dimension.class);
        json.path("dimension_exclusions")
                .forEach(exclusion -> exclusions.put(
                        dimension(exclusion), exclusion.path("reason").asText()));
        return new Circumstances(!isNull(Dimension.POLICY_CONTINUITY), onlyStale, exclusions);
    }

    private boolean isNull(Dimension dimension) {
        return json.path("dimensions").path(dimension.fieldName()).isNull();
    }

    /** How many degradation events a record's window had, listed in it or not. */
    long degradationCount() {
        long count = 0;
        for (JsonNode ofType : extensions.path("degradation_counts")) {
            count += ofType.longValue();
        }
        return count;
    }

    /** The degradation events that a record lists, in their order. */
    List<Degradation> degradations() {
        List<Degradation> degradations = new ArrayList<>();
        json.path("degradation_events").forEach(event -> degradations.add(degradation(event)));
        return degradations;
    }

    /** A row of {@code ois-degradations}. */
    static Degradation degradation(String text) {
        return degradation(read(text));
    }

    private static Degradation degradation(JsonNode event) {
        JsonNode seconds = event.path("duration_seconds");
        return new Degradation(
                DegradationType.valueOf(event.path("event_type").asText().toUpperCase(Locale.ROOT)),
                dimension(event),
                Instant.parse(event.path("timestamp").asText()).toEpochMilli(),
                event.path("subject").asText(),
                seconds.isNumber()
                        ? Optional.of(seconds.decimalValue().movePointRight(3).longValueExact())
                        : Optional.empty(),
                event.path("detail").asText());
    }

    private static Dimension dimension(JsonNode event) {
        return Dimension.valueOf(event.path("dimension").asText().toUpperCase(Locale.ROOT));
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a store has a row that is not JSON", e);
        }
    }
}
