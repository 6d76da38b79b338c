package io.oisstreams.governance.core;

/**
 * The percentiles of AIRT that are reported (WF5, metric 2).
 *
 * @param p50Ms the median, in ms; 0 without incidents
 * @param p95Ms the 95th percentile, in ms; 0 without incidents
 */
public record Percentiles(long p50Ms, long p95Ms) {
    /** Without incidents. */
    public static final Percentiles NONE = new Percentiles(0, 0);

    /** Of the response times of a window. */
    public static Percentiles of(ResponseTimes times) {
        return new Percentiles(times.percentile(50), times.percentile(95));
    }
}
