package io.oisstreams.governance.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Percentiles from bins against a sorted list. */
class ResponseTimesTest {
    private static ResponseTimes binned(List<Long> times) {
        long[] countsByBin = new long[ResponseTimeBin.BINS];
        Map<Integer, SortedMap<Long, Long>> bins = new HashMap<>();
        for (long ms : times) {
            int bin = ResponseTimeBin.of(ms);
            countsByBin[bin]++;
            bins.computeIfAbsent(bin, b -> new TreeMap<>()).merge(ms, 1L, Long::sum);
        }
        return new ResponseTimes(countsByBin, bin -> bins.getOrDefault(bin, new TreeMap<>()));
    }

    /** Contract section 5: index ceil(n·p) − 1 of the sorted list. */
    private static long slow(List<Long> times, double share) {
        List<Long> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get((int) Math.ceil(Math.round(sorted.size() * share * 100) / 100.0) - 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyPercentileIsThatOfTheSortedList(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 50; run++) {
            List<Long> times = new ArrayList<>();
            int count = 1 + random.nextInt(300);
            int bits = 1 + random.nextInt(47);
            for (int i = 0; i < count; i++) {
                times.add(random.nextInt(3) == 0 ? random.nextInt(5) : random.nextLong() >>> (64 - bits));
            }

            ResponseTimes binned = binned(times);

            for (int percent : new int[] {1, 37, 50, 94, 95, 99, 100}) {
                assertThat(binned.percentile(percent))
                        .as("run %s: percentile %s of %s", run, percent, times)
                        .isEqualTo(slow(times, percent / 100.0));
            }
            assertThat(Percentiles.of(binned)).isEqualTo(new Percentiles(slow(times, 0.5), slow(times, 0.95)));
        }
    }

    @Test
    void withoutIncidentsItIsZero() {
        assertThat(Percentiles.of(binned(List.of()))).isEqualTo(Percentiles.NONE);
    }

    @Test
    void ofOneAndOfTwo() {
        assertThat(Percentiles.of(binned(List.of(7L)))).isEqualTo(new Percentiles(7, 7));
        assertThat(Percentiles.of(binned(List.of(9L, 7L)))).isEqualTo(new Percentiles(7, 9));
        assertThat(Percentiles.of(binned(List.of(0L, 0L, 1_000_000L)))).isEqualTo(new Percentiles(0, 1_000_000));
    }

    @Test
    void onlyTheBinOfTheRankIsLookedInto() {
        List<Integer> asked = new ArrayList<>();
        ResponseTimes binned = binned(List.of(1L, 2L, 3L));
        ResponseTimes watched = new ResponseTimes(binned.countsByBin(), bin -> {
            asked.add(bin);
            return binned.bins().times(bin);
        });

        watched.percentile(50);

        assertThat(asked).containsExactly(2);
    }
}
