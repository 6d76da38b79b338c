package io.oisstreams.streams;

import static io.oisstreams.streams.ExpiringRows.SETTLE_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.integrity.state.StateStore;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpiringRowsTest {
    private static final long T = 1_779_000_000_000L;

    private final StateStore store = new StateStore();
    private final ExpiringRows rows = new ExpiringRows(store.store());

    @AfterEach
    void close() {
        store.close();
    }

    private static byte[] id(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Two rows an id, and one for the time. */
    private int ids() {
        int all = store.keys().size();
        return (all - all % 2) / 2;
    }

    @Test
    void anIdCountsUpToItsTimeIncluded() {
        rows.put(id("a"), T, 7);

        assertThat(rows.get(id("a"), T)).hasValue(7);
        assertThat(rows.get(id("a"), T + 1)).isEmpty();
        assertThat(rows.get(id("b"), T)).isEmpty();
    }

    @Test
    void whatIsPutAgainCountsUpToTheNewTime() {
        rows.put(id("a"), T, 7);
        rows.put(id("a"), T + 100, 8);
        rows.advanceTo(T + SETTLE_MS + 50);

        assertThat(rows.get(id("a"), T + 100)).hasValue(8);
        assertThat(ids()).isEqualTo(1);
    }

    @Test
    void ticksFreeTheSpaceOfWhatNoRecordCanAskFor() {
        rows.put(id("a"), T, 7);
        rows.put(id("b"), T + 1, 7);

        rows.advanceTo(T + SETTLE_MS);
        assertThat(ids()).isEqualTo(2);
        rows.advanceTo(T + SETTLE_MS + 1);
        assertThat(ids()).isEqualTo(1);
        assertThat(rows.get(id("b"), T + 1)).hasValue(7);
        rows.advanceTo(T + SETTLE_MS + 2);
        assertThat(ids()).isZero();
    }

    @Test
    void reachesBackForTheSettleTime() {
        rows.advanceTo(T);
        rows.advanceTo(T - 1_000);

        assertThat(rows.reachesBackTo(T - SETTLE_MS)).isTrue();
        assertThat(rows.reachesBackTo(T - SETTLE_MS - 1)).isFalse();
    }

    @Test
    void survivesARestart() {
        rows.put(id("a"), T + 5, 7);
        rows.advanceTo(T);

        ExpiringRows restarted = new ExpiringRows(store.store());

        assertThat(restarted.get(id("a"), T + 5)).hasValue(7);
        assertThat(restarted.reachesBackTo(T - SETTLE_MS - 1)).isFalse();
        restarted.advanceTo(T + SETTLE_MS + 10);
        assertThat(ids()).isZero();
    }

    @Test
    void aBacklogIsForgottenInPartsAndEntirely() {
        for (int i = 0; i < 5_000; i++) {
            rows.put(id("id " + i), T + i / 2_000, i);
        }
        rows.advanceTo(T);
        long over = T + SETTLE_MS + 10_000;

        rows.advanceTo(over);
        int afterOne = ids();
        for (int tick = 1; tick < 5; tick++) {
            rows.advanceTo(over + tick);
        }

        assertThat(afterOne).isEqualTo(4_000);
        assertThat(ids()).isZero();
    }

    @Test
    void whatComesInIsForgottenAsFast() {
        for (int i = 0; i < 30_000; i++) {
            rows.put(id("id " + i), T + i, i);
            if (i % 3_000 == 2_999) {
                rows.advanceTo(T + i + SETTLE_MS);
            }
        }

        assertThat(ids()).isLessThan(3_000);
    }

    @Test
    void answersAsAMapThatForgetsNothing() {
        record Put(long untilMs, int number) {}
        SplittableRandom random = new SplittableRandom(5);
        Map<String, Put> model = new HashMap<>();
        long nowMs = T;
        for (int step = 0; step < 20_000; step++) {
            nowMs += random.nextInt(4_000);
            long atMs = nowMs - random.nextLong(SETTLE_MS);
            String text = "id " + random.nextInt(300);
            Put known = model.get(text);
            OptionalInt expected =
                    known != null && atMs <= known.untilMs() ? OptionalInt.of(known.number()) : OptionalInt.empty();
            assertThat(rows.get(id(text), atMs)).isEqualTo(expected);
            if (random.nextInt(3) == 0) {
                long untilMs = atMs + random.nextLong(400_000);
                rows.put(id(text), untilMs, step);
                model.put(text, new Put(untilMs, step));
            } else if (random.nextInt(3) == 0) {
                rows.advanceTo(nowMs);
            }
        }
        rows.advanceTo(nowMs + 2 * SETTLE_MS + 400_000);
        assertThat(ids()).isZero();
    }
}
