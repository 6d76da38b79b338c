package io.oisstreams.kpis.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.http.ApiException;
import io.oisstreams.http.ErrorCode;
import io.oisstreams.kpis.state.Kind;
import io.oisstreams.kpis.state.StoredValue;
import io.oisstreams.rows.RowKey;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;

class PublishedValuesTest {
    private static final KeyValue<Bytes, StoredValue> ROW = KeyValue.pair(
            RowKey.of(Kind.VALUE, "acme", 1L, "4.2", "1.0.0", "", "e1"),
            new StoredValue("4.2", "1.0.0", "", Optional.empty(), "percent", "no_data", 0, 1, Map.of()));

    @Test
    void so_many_rows_are_looked_at_whether_they_are_wanted_or_not() {
        PublishedValues values = new PublishedValues(value -> false);

        boolean more = IntStream.range(0, PublishedValues.MAX_LOOKED_AT).allMatch(i -> values.test(ROW));

        assertThat(more).isTrue();
    }

    @Test
    void more_are_too_many() {
        PublishedValues values = new PublishedValues(value -> false);
        IntStream.range(0, PublishedValues.MAX_LOOKED_AT).forEach(i -> values.test(ROW));

        assertThatThrownBy(() -> values.test(ROW))
                .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.TOO_BROAD));
    }
}
