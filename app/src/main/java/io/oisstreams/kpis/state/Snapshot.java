package io.oisstreams.kpis.state;

/**
 * The last full snapshot (KPI 5.2).
 *
 * @param createdMs when it was made, in ms
 * @param knownMs admission time in ms of what said so
 */
public record Snapshot(long createdMs, long knownMs) {}
