package io.oisstreams.governance.core;

/**
 * Bins of response times, so that an exact percentile can be found in two steps whose work does not grow with the incidents: count
 * by bin to find the bin of the wanted rank, then look at the single times of that bin alone. A bin is 1 ms wide up to 128 ms, and then
 * between 1/64 and 1/128 of its times.
 */
public final class ResponseTimeBin {
    private static final int SUB_BINS = 64;
    private static final int SUB_BITS = 6;

    /** Longest possible: the times of an event lie from 1970 to 9999. */
    static final long MOST_MS = (1L << 48) - 1;

    /** Bins are numbered from 0 to one less. */
    public static final int BINS = of(MOST_MS) + 1;

    private ResponseTimeBin() {}

    /** The bin of a time from 0 to {@link #MOST_MS}, in ms; later bins hold longer times. */
    public static int of(long ms) {
        if (ms < 0 || ms > MOST_MS) {
            throw new IllegalArgumentException("no response time: " + ms + " ms");
        }
        if (ms < SUB_BINS) {
            return (int) ms;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(ms) - SUB_BITS;
        return (shift + 1) * SUB_BINS + (int) (ms >>> shift) - SUB_BINS;
    }
}
