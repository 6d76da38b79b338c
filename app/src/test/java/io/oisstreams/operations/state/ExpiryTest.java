package io.oisstreams.operations.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.operations.core.cycle.Cycle;
import io.oisstreams.operations.core.cycle.LogSummary;
import io.oisstreams.operations.core.deviation.Detection;
import io.oisstreams.operations.core.deviation.Deviation;
import io.oisstreams.operations.core.deviation.DeviationId;
import io.oisstreams.operations.core.deviation.DeviationType;
import io.oisstreams.operations.core.deviation.Escalated;
import io.oisstreams.operations.core.deviation.Handling;
import io.oisstreams.operations.core.report.ReportKind;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.RowStore;
import io.oisstreams.rows.Rows;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
        for (List<Bytes> keys : List.of(old, kept, anothers)) {
            keys.forEach(rows::put);
            rows.put(
                    RowKey.of(Kind.CYCLE, RowKey.tenantOf(keys.get(0)), RowKey.lastText(keys.get(0))),
                    Cycle.unheardOf("c"));
        }
        rows.write();

        expiry.after("t", TODAY);

        assertThat(old).noneMatch(rows::has);
        assertThat(kept).allMatch(rows::has);
        assertThat(anothers).allMatch(rows::has);
    }

    @Test
    void aCycleIsKeptUntilItsLogIsPublished() {
        Bytes cycle = RowKey.of(Kind.CYCLE, "t", "c");
        rows.put(RowKey.of(Kind.CYCLE_DAY, "t", TODAY - 366, "c"));
        Cycle ended = Cycle.unheardOf("c").ended(Cycle.Ending.COMPLETED, TODAY * 86_400_000, Optional.empty());
        rows.put(cycle, ended);

        expiry.after("t", TODAY);
        boolean kept = rows.has(cycle);
        rows.put(cycle, ended.logged(new LogSummary(0, 0, 0)));
        expiry.after("t", TODAY + 1);

        assertThat(kept).isTrue();
        assertThat(rows.has(cycle)).isFalse();
    }

    @Test
    void aDeviationIsKeptForTheRetentionAfterItWasResolved() {
        String open = deviation(1, Optional.empty());
        String old = deviation(2, Optional.of((TODAY - 365) * 86_400_000 - 1));
        String resolved = deviation(3, Optional.of((TODAY - 365) * 86_400_000));

        expiry.after("t", TODAY);

        assertThat(Stream.of(open, old, resolved).map(id -> rows.has(RowKey.of(Kind.DEVIATION, "t", id))))
                .containsExactly(true, false, true);
    }

    /** Detected long ago. */
    private String deviation(long detectedAtMs, Optional<Long> closedAtMs) {
        Detection detection =
                new Detection("t", DeviationType.ADR_COMPLIANCE_FAILURE, "ADR-001", "", detectedAtMs, "cause");
        String id = DeviationId.of("t", detection.type(), "ADR-001", detectedAtMs, "cause");
        Optional<Long> none = Optional.empty();
        rows.put(
                RowKey.of(Kind.DEVIATION, "t", id),
                new Deviation(
                        id,
                        detection,
                        detectedAtMs,
                        new Escalated(0, 0, none, none),
                        new Handling(none, none, none, none, closedAtMs, Optional.empty())));
        return id;
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
