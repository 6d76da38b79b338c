package io.oisstreams.operations.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.http.ApiException;
import io.oisstreams.http.ErrorCode;
import io.oisstreams.rows.Latest;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;

class PageTest {
    private static KeyValue<Bytes, Latest> row(long number) {
        return KeyValue.pair(Bytes.wrap(new byte[0]), new Latest(number));
    }

    @Test
    void wants_one_row_more_than_it_shows() {
        Page<Latest> page = new Page<>(2, row -> row.timeMs() % 2 == 0);

        assertThat(page.test(row(2))).isTrue();
        assertThat(page.test(row(3))).isTrue();
        assertThat(page.test(row(4))).isTrue();
        assertThat(page.hasMore()).isFalse();
        assertThat(page.test(row(6))).isFalse();
        assertThat(page.rows()).containsExactly(new Latest(2), new Latest(4));
        assertThat(page.hasMore()).isTrue();
    }

    @Test
    void does_not_look_at_rows_without_end() {
        Page<Latest> page = new Page<>(2, row -> false);
        for (int i = 0; i < Page.MAX_LOOKED_AT; i++) {
            page.test(row(i));
        }

        assertThatThrownBy(() -> page.test(row(0))).isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code())
                .isEqualTo(ErrorCode.TOO_BROAD));
    }
}
