package io.oisstreams.integrity.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InOrderTest {
    private final InOrder<String> order = new InOrder<>();

    @Test
    void eventsWaitForThoseBeforeThem() {
        assertThat(order.add(1, "b")).isTrue();
        assertThat(order.drain()).isEmpty();
        assertThat(order.add(0, "a")).isTrue();

        assertThat(order.drain()).containsExactly("a", "b");
        assertThat(order.next()).isEqualTo(2);
    }

    @Test
    void aPositionIsTakenOnce() {
        order.add(0, "a");
        order.add(2, "c");

        assertThat(order.add(0, "x")).isFalse();
        assertThat(order.add(2, "x")).isFalse();
        order.drain();
        assertThat(order.add(0, "x")).isFalse();
        assertThat(order.add(-1, "x")).isFalse();
    }

    @Test
    void aGapIsSkippedOnlyToTheNextEventThatWaits() {
        order.skipGap();
        assertThat(order.next()).isZero();
        order.add(5, "f");
        order.add(6, "g");

        order.skipGap();

        assertThat(order.next()).isEqualTo(5);
        assertThat(order.drain()).containsExactly("f", "g");
    }

    @Test
    void itTellsWhatWaits() {
        order.add(3, "d");

        assertThat(order.holds("d"::equals)).isTrue();
        assertThat(order.holds("e"::equals)).isFalse();
    }

    @Test
    void anyOrderOfAddingGivesTheSame() {
        for (int seed = 0; seed < 50; seed++) {
            InOrder<Long> events = new InOrder<>();
            List<Long> positions =
                    new ArrayList<>(LongStream.range(0, 40).boxed().toList());
            Collections.shuffle(positions, new Random(seed));
            List<Long> drained = new ArrayList<>();
            for (long position : positions) {
                assertThat(events.add(position, position)).isTrue();
                drained.addAll(events.drain());
            }
            assertThat(drained).hasSize(40).isSorted();
        }
    }
}
