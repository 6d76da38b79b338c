package io.oisstreams.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowKeyTest {
    @ParameterizedTest
    @ValueSource(strings = {"c", "", "a/b", "\u00fc", "\0", "\1", "\1\2", "\0\1\2\0", "\2\1\0"})
    void ends_with_its_text_whatever_comes_before_it(String text) {
        for (long number : new long[] {0, 1, 20_594, Long.MAX_VALUE}) {
            Bytes key = RowKey.of(Kind.CYCLE_DAY, "t", number, text);
            assertThat(RowKey.lastText(key)).isEqualTo(text);
            assertThat(RowKey.numberBeforeText(key)).isEqualTo(number);
        }
        assertThat(RowKey.lastText(RowKey.of(Kind.TALLY_DAY, "t", 1L, "ADR", text)))
                .isEqualTo(text);
    }

    @Test
    void lies_between_those_of_smaller_and_greater_numbers() {
        LongStream.of(0, 1, 255, 256, 20_594, Long.MAX_VALUE - 1).forEach(number -> {
            Bytes row = RowKey.of(Kind.REPORT_HEAD, "t", "KIND", number, "name");

            assertThat(row).isGreaterThan(RowKey.of(Kind.REPORT_HEAD, "t", "KIND", number));
            assertThat(row).isLessThan(RowKey.of(Kind.REPORT_HEAD, "t", "KIND", number + 1));
        });
    }

    @Test
    void begins_as_those_of_its_tenant_do_and_no_others() {
        Bytes prefix = RowKey.of(Kind.CYCLE, "t");
        Bytes after = RowKey.after(prefix);

        assertThat(RowKey.of(Kind.CYCLE, "t", "\uffff")).isBetween(prefix, after);
        assertThat(RowKey.of(Kind.CYCLE, "t2", "c")).isGreaterThan(after);
        assertThat(RowKey.tenantOf(RowKey.of(Kind.CYCLE, "t", "c"))).isEqualTo("t");
    }
}
