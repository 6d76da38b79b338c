package io.oisstreams.governance.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTimeBinTest {
    /** The least time of a bin, found by halving; of no bin: one more than the longest time. */
    private static long leastOf(int bin) {
        long low = 0;
        long high = ResponseTimeBin.MOST_MS + 1;
        while (low < high) {
            long middle = (low + high) / 2;
            if (ResponseTimeBin.of(middle) >= bin) {
                high = middle;
            } else {
                low = middle + 1;
            }
            if (low == ResponseTimeBin.MOST_MS + 1) {
                return low;
            }
        }
        return low;
    }

    @Test
    void longerTimesAreNeverInEarlierBins() {
        int before = -1;
        for (long ms = 0; ms <= 100_000; ms++) {
            int bin = ResponseTimeBin.of(ms);
            assertThat(bin).as("%s ms", ms).isBetween(Math.max(0, before), before + 1);
            before = bin;
        }
    }

    @Test
    void aroundPowersOfTwoToo() {
        for (int power = 1; power < 48; power++) {
            long ms = 1L << power;
            int bin = ResponseTimeBin.of(ms);

            assertThat(bin).as("2^%s ms", power).isBetween(0, ResponseTimeBin.BINS - 1);
            assertThat(bin - ResponseTimeBin.of(ms - 1)).as("2^%s ms", power).isEqualTo(1);
            assertThat(ResponseTimeBin.of(ms + 1)).as("2^%s ms", power).isBetween(bin, bin + 1);
        }
        assertThat(ResponseTimeBin.of((1L << 48) - 1)).isEqualTo(ResponseTimeBin.BINS - 1);
    }

    @Test
    void binsPartitionTheRangeAndAreAsNarrowAsSaid() {
        assertThat(ResponseTimeBin.of(0)).isZero();
        for (int bin = 0; bin < ResponseTimeBin.BINS; bin++) {
            long least = leastOf(bin);
            long next = bin + 1 == ResponseTimeBin.BINS ? ResponseTimeBin.MOST_MS + 1 : leastOf(bin + 1);

            assertThat(ResponseTimeBin.of(least)).isEqualTo(bin);
            assertThat(ResponseTimeBin.of(next - 1)).isEqualTo(bin);
            long width = next - least;
            if (least < 128) {
                assertThat(width).as("bin %s", bin).isEqualTo(1);
            } else {
                assertThat(width * 64).as("bin %s", bin).isLessThanOrEqualTo(least);
                assertThat(width * 128).as("bin %s", bin).isGreaterThan(next - 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomTimesKeepTheirOrder(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            long one = random.nextLong() >>> (16 + random.nextInt(48));
            long other = random.nextLong() >>> (16 + random.nextInt(48));

            assertThat(Integer.signum(Integer.compare(ResponseTimeBin.of(one), ResponseTimeBin.of(other))))
                    .isIn(0, Long.compare(one, other));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, 1L << 48, Long.MAX_VALUE})
    void whatIsNoResponseTimeHasNoBin(long ms) {
        assertThatThrownBy(() -> ResponseTimeBin.of(ms))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Long.toString(ms));
    }
}
