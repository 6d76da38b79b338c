package io.oisstreams.integrity.verify;

import static io.oisstreams.integrity.verify.DifferenceException.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.integrity.core.Circumstances;
import io.oisstreams.integrity.core.Degradation;
import io.oisstreams.integrity.core.DegradationType;
import io.oisstreams.integrity.core.Dimension;
import io.oisstreams.integrity.core.IntegrityRecord;
import io.oisstreams.integrity.core.Score;
import io.oisstreams.integrity.core.Scoring;
import io.oisstreams.integrity.core.Telemetry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What follows in a record from its own counts: dimensions, composite, classes, telemetry hash and form. Without the
 * events the counts themselves are taken as they are.
 */
final class RecordFigures {
    private final String where;
    private final PublishedRecord published;

    private RecordFigures(String where, PublishedRecord published) {
        this.where = where;
        this.published = published;
    }

    /** Goes on if the record is what it must be with these counts, digit by digit. */
    static void check(String where, PublishedRecord published) throws DifferenceException {
        new RecordFigures(where, published).check();
    }

    private void check() throws DifferenceException {
        ObjectNode extensions = published.extensions();
        Telemetry telemetry = telemetry(StrictJson.object(where, extensions, "telemetry"));
        List<Degradation> degradations = degradations();
        Map<String, Long> counts = counts(extensions);
        checkListed(degradations, counts);
        IntegrityRecord record = new IntegrityRecord(
                published.tenantId(),
                published.window(),
                score(telemetry),
                published.weights(),
                published.exclusions(),
                degradations,
                counts,
                telemetry,
                published.rejected());
        published.requireEqual(where, record);
    }

    /**
     * Two circumstances are not among the counts; the dimensions that they decide on say which they were (contract
     * 4.6).
     */
    private Score score(Telemetry telemetry) throws DifferenceException {
        JsonNode dimensions = published.json().path("dimensions");
        boolean policyAttested = !isNull(dimensions, Dimension.POLICY_CONTINUITY);
        if (!policyAttested && telemetry.attestedPolicyMs() > 0) {
            throw new DifferenceException(
                    where, "dimensions.policy_continuity", "a number, as there was an attested policy", "null");
        }
        boolean onlyStale = telemetry.totalChainEntries() == 0 && !isNull(dimensions, Dimension.EVIDENCE_SURVIVABILITY);
        return Scoring.score(
                telemetry, new Circumstances(policyAttested, onlyStale, published.exclusions()), published.weights());
    }

    private static boolean isNull(JsonNode dimensions, Dimension dimension) {
        return dimensions.path(dimension.fieldName()).isNull();
    }

    private Telemetry telemetry(ObjectNode json) throws DifferenceException {
        try {
            Telemetry telemetry = new Telemetry(
                    count(json, "total_decisions"),
                    count(json, "decisions_replayed"),
                    count(json, "total_agent_actions"),
                    count(json, "scope_violations"),
                    count(json, "total_chain_entries"),
                    count(json, "verifiable_chain_entries"),
                    count(json, "window_ms"),
                    count(json, "attested_policy_ms"),
                    count(json, "min_distinct_families"),
                    count(json, "total_attestations"),
                    count(json, "vendor_independent_attestations"));
            require(where, "extensions.telemetry.window_ms", published.window().lengthMs(), telemetry.windowMs());
            return telemetry;
        } catch (IllegalArgumentException impossible) {
            throw new DifferenceException(
                    where, "extensions.telemetry", "possible counts", String.valueOf(impossible.getMessage()));
        }
    }

    private long count(ObjectNode json, String name) throws DifferenceException {
        return StrictJson.integer(where, json, name);
    }

    private Map<String, Long> counts(ObjectNode extensions) throws DifferenceException {
        ObjectNode json = StrictJson.object(where, extensions, "degradation_counts");
        Map<String, Long> counts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            counts.put(entry.getKey(), count(json, entry.getKey()));
        }
        return counts;
    }

    private List<Degradation> degradations() throws DifferenceException {
        List<Degradation> degradations = new ArrayList<>();
        for (JsonNode json : published.json().path("degradation_events")) {
            degradations.add(degradation(json));
        }
        return degradations;
    }

    private Degradation degradation(JsonNode json) throws DifferenceException {
        String type = StrictJson.text(where, json, "event_type");
        String dimension = StrictJson.text(where, json, "dimension");
        JsonNode seconds = json.path("duration_seconds");
        try {
            return new Degradation(
                    Arrays.stream(DegradationType.values())
                            .filter(known -> known.label().equals(type))
                            .findFirst()
                            .orElseThrow(() -> new DifferenceException(where, "event_type", "a known one", type)),
                    Arrays.stream(Dimension.values())
                            .filter(known -> known.fieldName().equals(dimension))
                            .findFirst()
                            .orElseThrow(() -> new DifferenceException(where, "dimension", "a known one", dimension)),
                    StrictJson.time(where, json, "timestamp"),
                    StrictJson.text(where, json, "subject"),
                    seconds.isNumber()
                            ? Optional.of(seconds.decimalValue()
                                    .multiply(BigDecimal.valueOf(1000))
                                    .longValueExact())
                            : Optional.empty(),
                    StrictJson.text(where, json, "detail"));
        } catch (ArithmeticException malformed) {
            throw new DifferenceException(
                    where, "duration_seconds", "milliseconds", String.valueOf(malformed.getMessage()));
        }
    }

    /** All are listed, or the first thousand; in order, and no more of a type than are counted. */
    private void checkListed(List<Degradation> listed, Map<String, Long> counts) throws DifferenceException {
        Map<String, Long> byType = new TreeMap<>();
        listed.forEach(degradation -> byType.merge(degradation.type().label(), 1L, Long::sum));
        if (listed.size() < IntegrityRecord.LISTED_DEGRADATIONS) {
            require(where, "extensions.degradation_counts", byType, counts);
        }
        for (Map.Entry<String, Long> type : byType.entrySet()) {
            if (type.getValue() > counts.getOrDefault(type.getKey(), 0L)) {
                throw new DifferenceException(
                        where, "extensions.degradation_counts." + type.getKey(), "at least " + type.getValue(), counts);
            }
        }
        require(
                where,
                "degradation_events",
                listed.stream().sorted(Degradation.ORDER).toList(),
                listed);
    }
}
