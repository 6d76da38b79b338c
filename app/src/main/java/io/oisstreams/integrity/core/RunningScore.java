package io.oisstreams.integrity.core;

import java.util.Map;

/**
 * The score of an open window as if it ended now: not final.
 *
 * @param momentMs what was admitted up to then counts, in ms
 * @param weights with which it was computed
 * @param exclusions with which it was computed, with the reasons
 * @param telemetry its window length is the part of the window that has passed
 */
public record RunningScore(
        String tenantId,
        MeasurementWindow window,
        long momentMs,
        Score score,
        Weights weights,
        Map<Dimension, String> exclusions,
        Telemetry telemetry) {}
