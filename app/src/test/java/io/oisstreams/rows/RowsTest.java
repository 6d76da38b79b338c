package io.oisstreams.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {
    private final RowStore store = new RowStore();
    private final Rows rows = new Rows(store);

    private static Bytes key(long number) {
        return RowKey.of(Kind.COST_DAY, "t", number);
    }

    private List<Long> found(long from, long to) {
        return rows.range(key(from), key(to), Latest.class).stream()
                .map(row -> row.value.timeMs())
                .toList();
    }

    @Test
    void whatChangedIsThereAtOnceAndInTheStoreAfterTheWriting() {
        rows.put(key(1), new Latest(10));

        assertThat(rows.get(key(1), Latest.class)).contains(new Latest(10));
        assertThat(rows.has(key(1))).isTrue();
        assertThat(store.approximateNumEntries()).isZero();

        rows.write();

        assertThat(new Rows(store).get(key(1), Latest.class)).contains(new Latest(10));
    }

    @Test
    void whatWasDeletedIsGoneAtOnceAndFromTheStoreAfterTheWriting() {
        rows.put(key(1), new Latest(10));
        rows.write();

        rows.delete(key(1));

        assertThat(rows.get(key(1), Latest.class)).isEmpty();
        assertThat(rows.has(key(1))).isFalse();
        assertThat(found(0, 9)).isEmpty();
        assertThat(store.get(key(1))).isNotNull();

        rows.write();

        assertThat(store.get(key(1))).isNull();
    }

    @Test
    void theLastChangeOfARowIsTheOneThatIsWritten() {
        rows.put(key(1), new Latest(1));
        rows.delete(key(1));
        rows.put(key(1), new Latest(2));
        rows.put(key(2), new Latest(1));
        rows.delete(key(2));

        rows.write();

        assertThat(found(0, 9)).containsExactly(2L);
        assertThat(store.get(key(2))).isNull();
    }

    @Test
    void nothingIsWrittenTwice() {
        rows.put(key(1), new Latest(1));
        rows.write();
        store.rows().remove(key(1));

        rows.write();

        assertThat(store.get(key(1))).isNull();
    }

    @Test
    void aRangeIsWhatIsStoredAndWhatChangedInTheOrderOfTheKeysWithoutItsEnd() {
        for (long number : List.of(1, 2, 4, 5)) {
            rows.put(key(number), new Latest(number));
        }
        rows.write();
        rows.put(key(3), new Latest(3));
        rows.put(key(4), new Latest(40));
        rows.delete(key(2));

        assertThat(found(1, 5)).containsExactly(1L, 3L, 40L);
        assertThat(rows.keys(key(1), key(5))).containsExactly(key(1), key(3), key(4));
        assertThat(found(5, 5)).isEmpty();
    }

    @Test
    void rowsThatBeginAlikeAreFoundAndTheirNeighboursAreNot() {
        rows.put(RowKey.of(Kind.COST_DAY, "t", 1L), new Latest(1));
        rows.put(RowKey.of(Kind.COST_DAY, "t", -1L), new Latest(2));
        rows.write();
        rows.put(RowKey.of(Kind.COST_DAY, "t2", 1L), new Latest(3));
        rows.put(RowKey.of(Kind.COST_CYCLE, "t", 1L), new Latest(4));

        assertThat(rows.beginningWith(RowKey.of(Kind.COST_DAY, "t"), Latest.class))
                .extracting(row -> row.value.timeMs())
                .containsExactly(1L, 2L);
    }

    @Test
    void aRowOfWhichTheKeySaysAllIsThere() {
        rows.put(key(7));
        rows.write();

        assertThat(rows.has(key(7))).isTrue();
        assertThat(rows.keys(key(0), key(9))).containsExactly(key(7));
    }

    /** Against a plain map: whatever the order of changes and commits, also when another instance goes on. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void rowsAreWhatAMapWouldHold(long seed) {
        Random random = new Random(seed);
        Map<Bytes, Latest> expected = new TreeMap<>();
        Rows current = rows;
        for (int i = 0; i < 2_000; i++) {
            Bytes key = key(random.nextInt(30));
            switch (random.nextInt(8)) {
                case 0 -> current.write();
                case 1 -> {
                    current.write();
                    current = new Rows(store);
                }
                case 2, 3 -> {
                    current.delete(key);
                    expected.remove(key);
                }
                default -> {
                    current.put(key, new Latest(i));
                    expected.put(key, new Latest(i));
                }
            }
            Bytes looked = key(random.nextInt(30));
            assertThat(current.get(looked, Latest.class)).isEqualTo(Optional.ofNullable(expected.get(looked)));
        }

        Map<Bytes, Latest> found = new TreeMap<>();
        current.beginningWith(RowKey.of(Kind.COST_DAY, "t"), Latest.class)
                .forEach(row -> found.put(row.key, row.value));
        assertThat(found).isEqualTo(expected);
        assertThat(new ArrayList<>(found.keySet())).isEqualTo(current.keys(key(0), key(30)));
    }
}
