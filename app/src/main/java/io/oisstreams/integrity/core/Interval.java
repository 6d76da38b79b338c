package io.oisstreams.integrity.core;

/** A half-open time interval [fromMs, toMs) in ms; empty when toMs is not after fromMs. */
public record Interval(long fromMs, long toMs) {
    /** Length in ms, at least 0. */
    public long lengthMs() {
        return Math.max(0, toMs - fromMs);
    }
}
