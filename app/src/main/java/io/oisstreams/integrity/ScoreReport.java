package io.oisstreams.integrity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.oisstreams.integrity.core.Circumstances;
import io.oisstreams.integrity.core.IntegrityRecord;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.core.RecordJson;
import io.oisstreams.integrity.core.Rules;
import io.oisstreams.integrity.core.Scoring;
import io.oisstreams.integrity.core.Telemetry;
import io.oisstreams.integrity.core.Weights;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The report of OIS section 9 for eleven counts that somebody else counted (contract section 8). */
public final class ScoreReport {
    private static final String WEIGHTS = "weights";
    private static final String WINDOW_START = "window_start";
    private static final int MAX_WEIGHT_PLACES = 15;
    private static final long HOUR_MS = 3_600_000;
    /** As long as the setting ois.window may be. */
    private static final long MAX_WINDOW_MS = 87_600 * HOUR_MS;
    /** The last start for which every time in the report has a year of four digits. */
    private static final Instant LAST_START = Instant.parse("9900-01-01T00:00:00Z");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private ScoreReport() {}

    /**
     * Computes the score.
     *
     * @param json one object: the counts by the names of {@link Telemetry#counts}, and perhaps {@code weights} and
     *     {@code window_start}
     * @param rules the weights unless the object has its own, the exclusions and the settle time
     * @return indented JSON, without a tenant
     * @throws io.oisstreams.integrity.core.WeightSumViolation if the weights are none
     * @throws IllegalArgumentException naming what else is wrong with the object
     */
    public static String of(byte[] json, Rules rules) {
        JsonNode input = parse(json);
        MeasurementWindow window = window(input, rules);
        Telemetry telemetry = telemetry(input);
        Weights weights = input.has(WEIGHTS) ? weights(input.get(WEIGHTS)) : rules.weights();
        requireKnown(input, telemetry);
        Circumstances circumstances = new Circumstances(true, false, rules.exclusions());
        IntegrityRecord record = new IntegrityRecord(
                "",
                window,
                Scoring.score(telemetry, circumstances, weights),
                weights,
                rules.exclusions(),
                List.of(),
                Map.of(),
                telemetry,
                Map.of());
        try {
            return JSON.writeValueAsString(RecordJson.of(record));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can be written", e);
        }
    }

    private static JsonNode parse(byte[] json) {
        try {
            JsonNode input = JSON.readTree(json);
            if (input.isObject()) {
                return input;
            }
            throw new IllegalArgumentException("is no JSON object");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException | NumberFormatException e) {
            throw new IllegalArgumentException("is not JSON: " + e.getMessage(), e);
        }
    }

    private static void requireKnown(JsonNode input, Telemetry telemetry) {
        for (Map.Entry<String, JsonNode> field : input.properties()) {
            String name = field.getKey();
            if (!telemetry.counts().containsKey(name) && !name.equals(WEIGHTS) && !name.equals(WINDOW_START)) {
                throw new IllegalArgumentException(name + ": unknown field");
            }
        }
    }

    private static Telemetry telemetry(JsonNode input) {
        return new Telemetry(
                count(input, "total_decisions"),
                count(input, "decisions_replayed"),
                count(input, "total_agent_actions"),
                count(input, "scope_violations"),
                count(input, "total_chain_entries"),
                count(input, "verifiable_chain_entries"),
                count(input, "window_ms"),
                count(input, "attested_policy_ms"),
                count(input, "min_distinct_families"),
                count(input, "total_attestations"),
                count(input, "vendor_independent_attestations"));
    }

    private static long count(JsonNode input, String name) {
        JsonNode count = input.get(name);
        if (count == null) {
            throw new IllegalArgumentException(name + ": missing");
        }
        if (!count.isIntegralNumber() || !count.canConvertToLong() || count.longValue() < 0) {
            throw new IllegalArgumentException(name + ": expected a whole number from 0, found " + shown(count));
        }
        return count.longValue();
    }

    private static Weights weights(JsonNode object) {
        if (!object.isObject()) {
            throw new IllegalArgumentException("weights: expected an object, found " + shown(object));
        }
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> weight : object.properties()) {
            weights.put(weight.getKey(), weight("weights." + weight.getKey(), weight.getValue()));
        }
        return Weights.named(weights);
    }

    private static BigDecimal weight(String name, JsonNode weight) {
        if (!weight.isNumber() || Math.abs(weight.decimalValue().scale()) > MAX_WEIGHT_PLACES) {
            throw new IllegalArgumentException(name + ": expected a number with at most " + MAX_WEIGHT_PLACES
                    + " decimals, found " + shown(weight));
        }
        return weight.decimalValue();
    }

    private static MeasurementWindow window(JsonNode input, Rules rules) {
        long windowMs = count(input, "window_ms");
        if (windowMs == 0 || windowMs % HOUR_MS != 0 || windowMs > MAX_WINDOW_MS) {
            throw new IllegalArgumentException("window_ms: expected whole hours of 3600000 ms, found " + windowMs);
        }
        long startMs = start(input.get(WINDOW_START)).toEpochMilli();
        return new MeasurementWindow(startMs, startMs + windowMs, rules.grid().settleMs());
    }

    private static Instant start(@Nullable JsonNode start) {
        if (start == null) {
            return Instant.EPOCH;
        }
        try {
            Instant instant = Instant.parse(start.asText());
            if (start.isTextual() && !instant.isBefore(Instant.EPOCH) && !instant.isAfter(LAST_START)) {
                return instant;
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "window_start: expected a time like 2026-05-21T00:00:00Z, found " + shown(start), e);
        }
        throw new IllegalArgumentException("window_start: expected a time from 1970 to 9900, found " + shown(start));
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
