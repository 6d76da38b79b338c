package io.oisstreams.operations.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.operations.state.RowKey.Kind;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class ExpiryTest {
    private static final long TODAY = 20_594;

    private final RowStore store = new RowStore();
    private final Rows rows = new Rows(store);
    private final Expiry expiry = new Expiry(rows, 365);

    private static List<Bytes> cycle(String tenantId, long day, String cycleId) {
        return List.of(
                RowKey.of(Kind.CYCLE_DAY, tenantId, day, cycleId),
                RowKey.of(Kind.CYCLE, tenantId, cycleId),
                RowKey.of(Kind.SIGNED_STEP, tenantId, cycleId, "topic", "1"),
                RowKey.of(Kind.SIGNED_STEP, tenantId, cycleId, "topic", "2"));
    }

    @Test
    void anOldCycleIsForgottenWithAllOfItAndNoOther() {
        List<Bytes> old = cycle("t", TODAY - 366, "c\0\u0001");
        List<Bytes> kept = cycle("t", TODAY - 365, "c");
        List<Bytes> anothers = cycle("t2", TODAY - 366, "c\0\u0001");
        List.of(old, kept, anothers).forEach(keys -> keys.forEach(rows::put));
        rows.write();

        expiry.after("t", TODAY);

        assertThat(old).noneMatch(rows::has);
        assertThat(kept).allMatch(rows::has);
        assertThat(anothers).allMatch(rows::has);
    }

    @Test
    void daysAndReportsAreForgottenWhenTheyAreOlderThanTheRetention() {
        for (Kind kind : List.of(Kind.COST_DAY, Kind.QUALITY_DAY, Kind.TALLY_DAY)) {
            rows.put(RowKey.of(kind, "t", TODAY - 366));
            rows.put(RowKey.of(kind, "t", TODAY - 365));
        }
        rows.put(RowKey.of(Kind.REPORT, "t", (TODAY - 365) * 86_400_000 - 1, "name"));
        rows.put(RowKey.of(Kind.REPORT, "t", (TODAY - 365) * 86_400_000, "name"));

        expiry.after("t", TODAY);
        rows.write();

        assertThat(store.approximateNumEntries()).isEqualTo(4);
        assertThat(rows.has(RowKey.of(Kind.COST_DAY, "t", TODAY - 365))).isTrue();
        assertThat(rows.has(RowKey.of(Kind.REPORT, "t", (TODAY - 365) * 86_400_000, "name")))
                .isTrue();
    }
}
