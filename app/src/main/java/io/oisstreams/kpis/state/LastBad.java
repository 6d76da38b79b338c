package io.oisstreams.kpis.state;

/**
 * When a measurement last was as it must not be.
 *
 * @param timeMs event time in ms
 */
public record LastBad(long timeMs) {}
