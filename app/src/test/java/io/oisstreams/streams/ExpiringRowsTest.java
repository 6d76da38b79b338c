package io.oisstreams.streams;

import static io.oisstreams.streams.ExpiringRows.SETTLE_MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.crypto.Sha3;
import io.oisstreams.integrity.state.StateStore;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpiringRowsTest {
    /** A full minute. */
    private static final long T = 1_779_000_000_000L;

    private static final long MINUTE_MS = 60_000;
    private static final byte BY_ID = 1;
    private static final byte CHUNK = 2;

    private final StateStore store = new StateStore();
    private final ExpiringRows rows = new ExpiringRows(store.store());

    @AfterEach
    void close() {
        store.close();
    }

    private static byte[] id(String text) {
        return Arrays.copyOf(Sha3.digest256(text.getBytes(StandardCharsets.UTF_8)), ExpiringRows.ID_BYTES);
    }

    private int ids() {
        return rowsOf(BY_ID);
    }

    private int chunks() {
        return rowsOf(CHUNK);
    }

    private int rowsOf(byte code) {
        return (int) store.keys().stream().filter(key -> key.get()[0] == code).count();
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
    void anIdOfAnotherLengthIsRefused() {
        byte[] tooLong = new byte[ExpiringRows.ID_BYTES + 1];

        assertThatThrownBy(() -> rows.put(tooLong, T, 7)).hasMessage("an id has 16 bytes, not 17");
    }

    @Test
    void ticksFreeTheSpaceOfWhatNoRecordCanAskFor() {
        rows.put(id("a"), T, 7);
        rows.put(id("b"), T + 1, 7);
        rows.write();

        rows.advanceTo(T + SETTLE_MS);
        assertThat(ids()).isEqualTo(2);
        rows.advanceTo(T + SETTLE_MS + 1);
        assertThat(ids()).isEqualTo(1);
        rows.advanceTo(T + SETTLE_MS + MINUTE_MS);
        assertThat(rows.get(id("b"), T + 1)).hasValue(7);
        rows.advanceTo(T + SETTLE_MS + MINUTE_MS + 1);
        assertThat(ids()).isZero();
        assertThat(chunks()).isZero();
    }

    @Test
    void idsThatAreOverInOneMinuteShareAChunkThatEachCommitMakesLonger() {
        for (int i = 1; i <= 60; i++) {
            rows.put(id("id " + i), T + i * 1_000L, i);
            rows.write();
        }

        assertThat(chunks()).isEqualTo(1);
        rows.advanceTo(T + SETTLE_MS + MINUTE_MS + 1);
        assertThat(ids() + chunks()).isZero();
    }

    @Test
    void aChunkHasABoundAndAFullOneIsWrittenWithoutACommit() {
        for (int i = 0; i < 250; i++) {
            rows.put(id("id " + i), T, i);
        }

        assertThat(chunks()).isEqualTo(2);
        rows.write();
        assertThat(chunks()).isEqualTo(3);
    }

    @Test
    void anIdThatWasPutAgainOutlivesItsOldChunk() {
        rows.put(id("a"), T, 7);
        rows.put(id("b"), T, 7);
        rows.write();
        rows.put(id("a"), T + 5 * MINUTE_MS, 8);
        rows.write();

        rows.advanceTo(T + SETTLE_MS + 1);

        assertThat(rows.get(id("a"), T + 5 * MINUTE_MS)).hasValue(8);
        assertThat(ids()).isEqualTo(1);
        assertThat(chunks()).isEqualTo(1);
        rows.advanceTo(T + SETTLE_MS + 5 * MINUTE_MS + 1);
        assertThat(ids() + chunks()).isZero();
    }

    @Test
    void whatIsOverWhenItIsPutIsForgottenToo() {
        rows.advanceTo(T + SETTLE_MS + 1);
        rows.put(id("a"), T - 10 * MINUTE_MS, 7);
        rows.write();

        rows.advanceTo(T + SETTLE_MS + 2 * MINUTE_MS);

        assertThat(ids() + chunks()).isZero();
    }

    @Test
    void moreMinutesThanStayOpenAreForgottenToo() {
        for (int round = 0; round < 3; round++) {
            for (int minute = 0; minute < 200; minute++) {
                rows.put(id(round + " " + minute), T + minute * MINUTE_MS, round);
            }
            rows.write();
        }

        rows.advanceTo(T + SETTLE_MS + 200 * MINUTE_MS);

        assertThat(ids() + chunks()).isZero();
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
        rows.write();

        ExpiringRows restarted = new ExpiringRows(store.store());

        assertThat(restarted.get(id("a"), T + 5)).hasValue(7);
        assertThat(restarted.reachesBackTo(T - SETTLE_MS - 1)).isFalse();
        restarted.advanceTo(T + SETTLE_MS + MINUTE_MS + 1);
        assertThat(ids() + chunks()).isZero();
    }

    @Test
    void aChunkAfterARestartReplacesNoneBefore() {
        rows.put(id("a"), T, 7);
        rows.write();

        ExpiringRows restarted = new ExpiringRows(store.store());
        restarted.put(id("b"), T, 7);
        restarted.write();

        assertThat(chunks()).isEqualTo(2);
        restarted.advanceTo(T + SETTLE_MS + 1);
        assertThat(ids() + chunks()).isZero();
    }

    @Test
    void aBacklogIsForgottenInPartsAndEntirely() {
        for (int i = 0; i < 5_000; i++) {
            rows.put(id("id " + i), T + i / 2_000, i);
        }
        rows.advanceTo(T);
        long over = T + SETTLE_MS + MINUTE_MS + 10_000;

        rows.advanceTo(over);
        int afterOne = ids();
        for (int tick = 1; tick < 5; tick++) {
            rows.advanceTo(over + tick);
        }

        assertThat(afterOne).isEqualTo(4_000);
        assertThat(ids() + chunks()).isZero();
    }

    @Test
    void whatComesToAMinuteOfWhichAPartIsForgottenIsForgottenToo() {
        for (int i = 0; i < 1_000; i++) {
            rows.put(id("id " + i), i < 950 ? T : T + 1, i);
        }
        rows.advanceTo(T);
        rows.advanceTo(T + SETTLE_MS + MINUTE_MS + 1);
        assertThat(ids()).isZero();
        rows.put(id("late"), T + 1, 7);

        rows.advanceTo(T + SETTLE_MS + MINUTE_MS + 2);

        assertThat(ids() + chunks()).isZero();
    }

    @Test
    void whatComesInIsForgottenAsFast() {
        for (int i = 0; i < 30_000; i++) {
            long untilMs = T + i * 100L;
            rows.put(id("id " + i), untilMs, i);
            if (i % 3_000 == 2_999) {
                rows.advanceTo(untilMs + SETTLE_MS);
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
            } else if (random.nextInt(3) == 0) {
                rows.write();
            }
        }
        rows.advanceTo(nowMs + 2 * SETTLE_MS + 400_000);
        assertThat(ids() + chunks()).isZero();
    }
}
