package io.oisstreams.governance.core;

/**
 * One bucket of a series.
 *
 * @param startMs inclusive, in ms
 * @param value in the metric's unit, not negative; below 2^53 and exact if the metric is whole; 0 without samples
 * @param samples what the value is taken over: the denominator of a rate, the incidents of AIRT, all decisions of a total
 */
public record SeriesPoint(long startMs, double value, long samples) {
    /** Of a bucket without decisions. */
    public static SeriesPoint empty(long startMs) {
        return new SeriesPoint(startMs, 0, 0);
    }
}
