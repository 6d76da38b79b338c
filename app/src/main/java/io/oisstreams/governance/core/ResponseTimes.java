package io.oisstreams.governance.core;

import java.util.Map;
import java.util.SortedMap;

/**
 * The response times of a window, held in {@link ResponseTimeBin}s.
 *
 * @param countsByBin incidents by bin, {@link ResponseTimeBin#BINS} numbers
 * @param bins gives the single times of a bin
 */
public record ResponseTimes(long[] countsByBin, Bins bins) {

    /** The single times of bins. */
    @FunctionalInterface
    public interface Bins {
        /** The times in ms of the incidents in a bin, and how many took each. As many as the bin's count. */
        SortedMap<Long, Long> times(int bin);
    }

    /**
     * The percentile by nearest rank, in ms (WF5, metric 2; contract section 5); 0 without incidents.
     *
     * @param percent from 1 to 100
     */
    public long percentile(int percent) {
        long incidents = 0;
        for (long count : countsByBin) {
            incidents += count;
        }
        if (incidents == 0) {
            return 0;
        }
        long rank = Airt.rank(incidents, percent);
        int bin = 0;
        while (rank > countsByBin[bin]) {
            rank -= countsByBin[bin];
            bin++;
        }
        return timeAt(rank, bins.times(bin));
    }

    private static long timeAt(long rank, SortedMap<Long, Long> times) {
        long left = rank;
        for (Map.Entry<Long, Long> time : times.entrySet()) {
            left -= time.getValue();
            if (left <= 0) {
                return time.getKey();
            }
        }
        throw new IllegalStateException("a bin has fewer times than its count");
    }
}
