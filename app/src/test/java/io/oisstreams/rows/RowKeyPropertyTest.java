package io.oisstreams.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowKeyPropertyTest {
    /** What could be taken for the end of a text, or for what stands for it, and little else, so that texts resemble each other. */
    private static final List<String> PIECES = List.of("\0", "\u0001", "\u0002", "\u0003", "a", "é", "\uFFFF", "😀");

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(5); length > 0; length--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static boolean begins(Bytes key, Bytes prefix) {
        return key.get().length >= prefix.get().length
                && Arrays.equals(prefix.get(), Arrays.copyOf(key.get(), prefix.get().length));
    }

    /** Rows of a kind have parts of the same types: here a text, a number and a text. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void differentPartsGiveDifferentKeys(long seed) {
        Random random = new Random(seed);
        Map<Bytes, List<Object>> partsByKey = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            List<Object> parts = List.of("t" + random.nextInt(2), text(random), (long) random.nextInt(3), text(random));

            Bytes key = RowKey.of(Kind.SIGNED_STEP, (String) parts.get(0), parts.get(1), parts.get(2), parts.get(3));

            assertThat(partsByKey.computeIfAbsent(key, unused -> parts)).isEqualTo(parts);
        }
        assertThat(partsByKey).hasSizeGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noRowOfOneCycleIsAmongThoseOfAnother(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            String cycleId = text(random);
            String other = text(random);

            Bytes key = RowKey.of(Kind.SIGNED_STEP, "t", cycleId, text(random));

            assertThat(begins(key, RowKey.of(Kind.SIGNED_STEP, "t", other))).isEqualTo(cycleId.equals(other));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theLastTextIsTheOneThatWasGiven(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = text(random);

            assertThat(RowKey.lastText(RowKey.of(Kind.CYCLE_DAY, "t", (long) random.nextInt(300), text)))
                    .isEqualTo(text);
            assertThat(RowKey.lastText(RowKey.of(Kind.SIGNED_STEP, "t", text(random), text)))
                    .isEqualTo(text);
        }
    }

    @Test
    void keysOfNumbersHaveTheOrderOfTheNumbers() {
        List<Bytes> keys = new ArrayList<>();
        for (long number : new long[] {0, 1, 127, 128, 255, 256, 20_454, 1_779_358_800_000L, Long.MAX_VALUE}) {
            keys.add(RowKey.of(Kind.REPORT, "t", number, "name"));
        }

        assertThat(keys).isSorted();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aKeySaysWhoseItIsAndRowsOfOneKindAndTenantAreNeighbours(Kind kind) {
        Bytes key = RowKey.of(kind, "tenant/é", "part");
        Bytes tenant = RowKey.of(kind, "tenant/é");

        assertThat(RowKey.tenantOf(key)).isEqualTo("tenant/é");
        assertThat(key).isBetween(tenant, RowKey.after(tenant));
        assertThat(RowKey.of(kind, "tenant/é2", "part")).isGreaterThan(RowKey.after(tenant));
        assertThat(begins(key, RowKey.of(kind))).isTrue();
        for (Kind other : Kind.values()) {
            assertThat(begins(key, RowKey.of(other))).isEqualTo(other == kind);
        }
    }
}
