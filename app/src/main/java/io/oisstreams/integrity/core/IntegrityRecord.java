package io.oisstreams.integrity.core;

import java.util.List;
import java.util.Map;

/**
 * The published record of a tenant and window (OIS section 9, contract 4.7). A function of the events and the configuration.
 *
 * @param listedDegradations the first {@link #LISTED_DEGRADATIONS} in {@link Degradation#ORDER}
 * @param degradationCounts all of them, by type
 * @param rejected what was rejected with an admission time inside the window, by reason
 */
public record IntegrityRecord(
        String tenantId,
        MeasurementWindow window,
        Score score,
        Weights weights,
        Map<Dimension, String> exclusions,
        List<Degradation> listedDegradations,
        Map<String, Long> degradationCounts,
        Telemetry telemetry,
        Map<String, Long> rejected) {
    /** Most degradation events in a record; all are on {@code ois.degradations}. */
    public static final int LISTED_DEGRADATIONS = 1_000;

    /** The same with other counts of what was rejected: of that there is no evidence. */
    public IntegrityRecord withRejected(Map<String, Long> counts) {
        return new IntegrityRecord(
                tenantId, window, score, weights, exclusions, listedDegradations, degradationCounts, telemetry, counts);
    }
}
