package io.oisstreams.kpis.core.kpi;

import io.oisstreams.kpis.core.Category;
import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.Quotient;
import io.oisstreams.kpis.core.ReviewFrequency;
import io.oisstreams.kpis.core.Status;
import io.oisstreams.kpis.core.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * KPI 2.2: minutes from the last valid snapshot to the failure. Without one of the two times there is no data; a category without a
 * target has no value.
 */
public final class RecoveryPoint {
    /** What the document says. */
    public static final Definition DEFINITION = new Definition(
            "2.2",
            "Recovery Point Objective (RPO)",
            "Maximum acceptable data loss measured in time",
            Category.SECURITY,
            Unit.MINUTES,
            List.of(
                    "Consciousness files: 0 (must recover to exact state)",
                    "Attestation logs: 0 (append-only, no loss tolerated)",
                    "Proposals: <1 hour (last snapshot acceptable)"),
            List.of(),
            ReviewFrequency.EACH_INCIDENT,
            "Operations team");

    /** What was lost of proposals must be less, in ms. */
    public static final long PROPOSALS_MS = TimeUnit.HOURS.toMillis(1);

    /** The most that may be lost, in ms, by what an incident of the category damages. */
    private static final Map<String, Long> MOST_MS =
            Map.of("file_corruption", 0L, "audit_log_corruption", 0L, "proposal_rollback", PROPOSALS_MS - 1);

    private RecoveryPoint() {}

    /**
     * What an incident lost, in minutes; 0 if the snapshot is not older than the failure. Empty: its category has no target.
     *
     * @param failureAtMs in ms
     * @param lastSnapshotMs in ms
     */
    public static Optional<Judged> of(String category, OptionalLong failureAtMs, OptionalLong lastSnapshotMs) {
        return Optional.ofNullable(MOST_MS.get(category)).map(mostMs -> {
            if (failureAtMs.isEmpty() || lastSnapshotMs.isEmpty()) {
                return Judged.NO_DATA;
            }
            long lostMs = Grading.elapsedMs(lastSnapshotMs.getAsLong(), failureAtMs.getAsLong());
            return Judged.of(Quotient.minutes(lostMs, 1), Status.ofTarget(lostMs <= mostMs));
        });
    }
}
