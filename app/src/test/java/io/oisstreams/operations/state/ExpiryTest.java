package io.oisstreams.operations.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.operations.core.report.ReportKind;
import io.oisstreams.operations.state.RowKey.Kind;
import java.util.List;
import java.util.Optional;
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
        report("old", (TODAY - 365) * 86_400_000 - 1);
        report("new", (TODAY - 365) * 86_400_000);

        expiry.after("t", TODAY);
        rows.write();

        for (Kind kind : List.of(Kind.COST_DAY, Kind.QUALITY_DAY, Kind.TALLY_DAY)) {
            assertThat(rows.has(RowKey.of(kind, "t", TODAY - 366))).isFalse();
            assertThat(rows.has(RowKey.of(kind, "t", TODAY - 365))).isTrue();
        }
        assertThat(rows.has(ReportRows.bodyKey("t", "old"))).isFalse();
        assertThat(rows.has(ReportRows.bodyKey("t", "new"))).isTrue();
    }

    private void report(String name, long timeMs) {
        ReportRows.put(
                rows,
                "t",
                new StoredReport(
                        ReportKind.SIGNATURE_LOG, name, timeMs, Optional.empty(), Optional.empty(), new byte[] {1}));
    }
}
