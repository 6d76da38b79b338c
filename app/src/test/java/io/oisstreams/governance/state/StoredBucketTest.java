package io.oisstreams.governance.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.governance.core.Counter;
import io.oisstreams.governance.core.Counts;
import io.oisstreams.governance.core.Percentiles;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredBucketTest {
    private static void checkRoundTrip(StoredBucket bucket) {
        StoredBucket read = StoredBucket.of(bucket.bytes());

        assertThat(read.revisions()).isEqualTo(bucket.revisions());
        assertThat(read.percentiles()).isEqualTo(bucket.percentiles());
        for (Counter counter : Counter.values()) {
            assertThat(read.counts().get(counter))
                    .as("%s", counter)
                    .isEqualTo(bucket.counts().get(counter));
        }
        assertThat(read.counts().byReasonCode()).isEqualTo(bucket.counts().byReasonCode());
        assertThat(read.counts().trustCost())
                .isEqualByComparingTo(bucket.counts().trustCost());
        assertThat(read.bytes()).isEqualTo(bucket.bytes());
    }

    private static StoredBucket costing(BigDecimal cost) {
        Counts counts = new Counts();
        counts.addCost(cost);
        return new StoredBucket(counts, Percentiles.NONE, 0);
    }

    @Test
    void anEmptyOneIsReadAgain() {
        checkRoundTrip(StoredBucket.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.000000000000000001",
                "123456789.123456789123456789",
                "1E+300",
                "17976931348623157E+292",
                "-0.5",
                "9999999999999999999999999999999999999999.999999999999999999"
            })
    void everyCostIsReadAgain(String cost) {
        checkRoundTrip(costing(new BigDecimal(cost)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everythingIsReadAgain(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 500; run++) {
            Counts counts = new Counts();
            for (Counter counter : Counter.values()) {
                counts.add(counter, random.nextLong() >>> (1 + random.nextInt(63)));
            }
            for (int code = random.nextInt(5); code > 0; code--) {
                counts.addReasons(
                        List.of("policy_allow", "é\u0000 \uD83D\uDE00", "c".repeat(200))
                                .get(random.nextInt(3)),
                        1 + random.nextInt(1_000_000));
            }
            counts.addCost(BigDecimal.valueOf(random.nextLong() >>> 1, random.nextInt(20)));
            long p50 = random.nextLong() >>> 16;
            checkRoundTrip(new StoredBucket(counts, new Percentiles(p50, p50 + 1), random.nextInt(1_000)));
        }
    }

    @Test
    void aRowFromBeforeACounterWasAddedHasNoneOfIt() {
        Counts counts = new Counts();
        counts.add(Counter.EVENTS, 7);
        byte[] row = new StoredBucket(counts, Percentiles.NONE, 0).bytes();
        // Revisions and two percentiles take a byte each, then comes the number of counters, doubled as zigzag has it.
        int last = Counter.values().length - 1;
        byte[] older = new byte[row.length - 1];
        System.arraycopy(row, 0, older, 0, 4 + last);
        older[3] = (byte) (2 * last);
        System.arraycopy(row, 4 + last + 1, older, 4 + last, row.length - 4 - last - 1);

        StoredBucket read = StoredBucket.of(older);

        assertThat(read.counts().get(Counter.EVENTS)).isEqualTo(7);
        assertThat(read.counts().get(List.of(Counter.values()).get(last))).isZero();
    }
}
