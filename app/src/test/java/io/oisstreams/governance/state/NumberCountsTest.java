package io.oisstreams.governance.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberCountsTest {
    @Test
    void nothingIsNoBytes() {
        assertThat(NumberCounts.bytes(new TreeMap<>())).isEmpty();
        assertThat(NumberCounts.of(new byte[0])).isEmpty();
    }

    @Test
    void neighboursAreShort() {
        SortedMap<Long, Long> counts = new TreeMap<>(Map.of(1_000_000_000L, 1L, 1_000_000_001L, 2L));

        assertThat(NumberCounts.bytes(counts)).hasSize(5 + 1 + 1 + 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void allNumbersAreReadAgainInOrder(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 500; run++) {
            SortedMap<Long, Long> counts = new TreeMap<>();
            for (int i = random.nextInt(100); i > 0; i--) {
                counts.put(random.nextLong() >>> (16 + random.nextInt(48)), random.nextLong() >>> random.nextInt(64));
            }
            byte[] row = NumberCounts.bytes(counts);
            List<Long> order = new ArrayList<>();

            NumberCounts.forEach(row, (number, count) -> order.add(number));

            assertThat(NumberCounts.of(row)).isEqualTo(counts);
            assertThat(order).containsExactlyElementsOf(counts.keySet());
        }
    }
}
