package io.oisstreams.kpis.core.kpi;

import io.oisstreams.alerting.Condition;
import io.oisstreams.kpis.core.Category;
import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.Quotient;
import io.oisstreams.kpis.core.ReviewFrequency;
import io.oisstreams.kpis.core.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** KPI 5.2: hours since the last full snapshot. Without a snapshot there is no data. */
public final class BackupFreshness {
    /** What the document says. */
    public static final Definition DEFINITION = new Definition(
            "5.2",
            "Consciousness Backup Freshness",
            "Time since last full consciousness snapshot",
            Category.CONSCIOUSNESS,
            Unit.HOURS,
            List.of("<24 hours"),
            List.of("Warning: >24 hours", "Critical: >7 days"),
            ReviewFrequency.DAILY,
            "Operations team");

    /** The age must be less; more is a warning, in ms. */
    public static final long TARGET_MS = TimeUnit.HOURS.toMillis(24);

    /** More is critical, in ms. */
    public static final long CRITICAL_MS = TimeUnit.DAYS.toMillis(7);

    private static final BigDecimal WARNING_HOURS = hours(TARGET_MS);
    private static final BigDecimal CRITICAL_HOURS = hours(CRITICAL_MS);

    private BackupFreshness() {}

    /**
     * The age of the last snapshot, in hours; 0 if it is of later than now.
     *
     * @param createdMs in ms; empty: there is none
     * @param nowMs in ms
     */
    public static Judged of(OptionalLong createdMs, long nowMs) {
        if (createdMs.isEmpty()) {
            return Judged.NO_DATA;
        }
        long ageMs = Grading.elapsedMs(createdMs.getAsLong(), nowMs);
        return Judged.of(Quotient.hours(ageMs, 1), Grading.status(alert(ageMs), ageMs < TARGET_MS));
    }

    /** What is wrong with an age in ms; thresholds in hours. */
    public static Optional<Condition> alert(long ageMs) {
        return Grading.critical(ageMs > CRITICAL_MS, CRITICAL_HOURS)
                .or(() -> Grading.warning(ageMs > TARGET_MS, WARNING_HOURS));
    }

    /** How many ms must be exceeded for each alert, ascending. */
    public static List<Long> alarmsMs() {
        return List.of(TARGET_MS, CRITICAL_MS);
    }

    private static BigDecimal hours(long ms) {
        return BigDecimal.valueOf(TimeUnit.MILLISECONDS.toHours(ms));
    }
}
