package io.oisstreams.integrity.core;

/**
 * The score of an open window as if it ended now: not final.
 *
 * @param momentMs what was admitted up to then counts, in ms
 * @param telemetry its window length is the part of the window that has passed
 */
public record RunningScore(
        String tenantId, MeasurementWindow window, long momentMs, Score score, Telemetry telemetry) {}
