package io.oisstreams.operations.state;

import io.oisstreams.operations.core.cycle.Cycle;
import io.oisstreams.operations.core.deviation.Deviation;
import io.oisstreams.operations.core.deviation.DeviationId;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import io.oisstreams.time.UtcDays;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/** Forgets what is older than the retention, so that the store does not grow for ever. For the stream thread only. */
public final class Expiry {
    private final Rows rows;
    private final int retentionDays;

    /** @param retentionDays for how many days things are kept */
    public Expiry(Rows rows, int retentionDays) {
        this.rows = rows;
        this.retentionDays = retentionDays;
    }

    /** Forgets what a tenant does not need any more when a day is over. */
    public void after(String tenantId, long day) {
        long keptFrom = day - retentionDays;
        if (keptFrom <= 0) {
            return;
        }
        for (Kind kind : List.of(Kind.COST_DAY, Kind.QUALITY_DAY, Kind.TALLY_DAY)) {
            keysBefore(kind, tenantId, keptFrom).forEach(rows::delete);
        }
        ReportRows.forgetBefore(rows, tenantId, UtcDays.startMs(keptFrom));
        keysBefore(Kind.CYCLE_DAY, tenantId, keptFrom).forEach(key -> forgetCycle(tenantId, key));
        Bytes firstKept = RowKey.of(Kind.DEVIATION, tenantId, DeviationId.from(UtcDays.startMs(keptFrom)));
        rows.range(RowKey.of(Kind.DEVIATION, tenantId), firstKept, Deviation.class).stream()
                .filter(row -> row.value.handling().closedAtMs().orElse(Long.MAX_VALUE) < UtcDays.startMs(keptFrom))
                .forEach(row -> rows.delete(row.key));
    }

    private void forgetCycle(String tenantId, Bytes dayKey) {
        String cycleId = RowKey.lastText(dayKey);
        boolean isEnding = rows.get(RowKey.of(Kind.CYCLE, tenantId, cycleId), Cycle.class)
                .filter(cycle -> cycle.isEnded() && cycle.log().isEmpty())
                .isPresent();
        if (isEnding) {
            // Its log is due in a moment; it is forgotten on the next day.
            return;
        }
        rows.delete(dayKey);
        rows.delete(RowKey.of(Kind.CYCLE, tenantId, cycleId));
        Bytes steps = RowKey.of(Kind.SIGNED_STEP, tenantId, cycleId);
        rows.keys(steps, RowKey.after(steps)).forEach(rows::delete);
    }

    private List<Bytes> keysBefore(Kind kind, String tenantId, long number) {
        return rows.keys(RowKey.of(kind, tenantId), RowKey.of(kind, tenantId, number));
    }
}
