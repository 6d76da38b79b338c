package io.oisstreams.kpis.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.RowStore;
import io.oisstreams.rows.Rows;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValueRowsTest {
    private final Rows rows = new Rows(new RowStore());

    private static StoredValue value(String kpiId, String subject, long endMs) {
        return new StoredValue(
                kpiId, "1.0.0", subject, Optional.of(BigDecimal.ONE), "percent", "met", 0, endMs, Map.of());
    }

    @Test
    void theLatestOfSomeDaysIsOfTheseDaysAndOfNoOtherTenant() {
        ValueRows.putLatestOfDay(rows, "t", 4, value("3.2", "a", 1));
        ValueRows.putLatestOfDay(rows, "t", 5, value("3.2", "a", 3));
        ValueRows.putLatestOfDay(rows, "t", 5, value("3.2", "a", 2));
        ValueRows.putLatestOfDay(rows, "t", 5, value("3.2", "b", 6));
        ValueRows.putLatestOfDay(rows, "t", 6, value("3.2", "a", 4));
        ValueRows.putLatestOfDay(rows, "t", 6, value("3.2", "b", 5));
        ValueRows.putLatestOfDay(rows, "t", 7, value("3.2", "a", 8));
        ValueRows.putLatestOfDay(rows, "u", 5, value("3.2", "a", 9));

        List<StoredValue> values = ValueRows.latestOf(rows, "t", 5, 7);

        assertThat(values).containsExactly(value("3.2", "a", 4), value("3.2", "b", 6));
    }

    @Test
    void aValueReplacesOneOfTheSameDayAndSubjectUnlessItsIdIsAnother() {
        ValueRows.put(rows, "t", 5, value("2.1", "a", 1), "i");
        ValueRows.put(rows, "t", 5, value("2.1", "a", 2), "i");
        ValueRows.put(rows, "t", 5, value("2.1", "a", 3), "j");
        ValueRows.put(rows, "t", 5, value("2.1", "b", 4), "i");

        assertThat(rows.beginningWith(RowKey.of(Kind.VALUE, "t"), StoredValue.class))
                .extracting(row -> row.value.endMs())
                .containsExactly(2L, 3L, 4L);
    }

    @Test
    void theLatestIsTheOneWithTheLatestPeriod() {
        ValueRows.putLatest(rows, "t", value("3.2", "a", 2));
        ValueRows.putLatest(rows, "t", value("3.2", "a", 1));
        ValueRows.putLatest(rows, "t", value("3.2", "b", 1));
        ValueRows.putLatest(rows, "t2", value("3.2", "a", 9));

        assertThat(ValueRows.latest(rows, "t")).containsExactly(value("3.2", "a", 2), value("3.2", "b", 1));
    }

    @Test
    void aValueInWordsHasNoZerosAtItsEnd() {
        StoredValue value = new StoredValue(
                "1.1",
                "1.0.0",
                "risk_class=low",
                Optional.of(new BigDecimal("100.500000")),
                "hours",
                "no_data",
                0,
                1,
                Map.of());

        assertThat(value.text()).isEqualTo("1.1 risk_class=low 100.5 hours (no data)");
        assertThat(value("4.2", "", 1).text()).isEqualTo("4.2 1 percent (met)");
    }
}
