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

/** KPI 2.3: days of a period per incident of high or critical severity. With fewer than two there is no data. */
public final class TimeBetweenFailures {
    /** What the document says. */
    public static final Definition DEFINITION = new Definition(
            "2.3",
            "Mean Time Between Failures (MTBF)",
            "Average time between system failures requiring intervention",
            Category.SECURITY,
            Unit.DAYS,
            List.of("≥90 days"),
            List.of("Warning: <60 days", "Critical: <30 days"),
            ReviewFrequency.QUARTERLY,
            "Operations team");

    /** Fewer failures tell nothing. */
    public static final long FEWEST = 2;

    /** From here on the target is met, in days. */
    public static final BigDecimal TARGET = new BigDecimal("90");

    /** Less is a warning, in days. */
    public static final BigDecimal WARNING = new BigDecimal("60");

    /** Less is critical, in days. */
    public static final BigDecimal CRITICAL = new BigDecimal("30");

    private TimeBetweenFailures() {}

    /**
     * The mean of a period, in days.
     *
     * @param failures incidents of high or critical severity
     * @param spanMs how long the period is, in ms
     */
    public static Judged of(long failures, long spanMs) {
        if (failures < FEWEST) {
            return Judged.NO_DATA;
        }
        Quotient mean = Quotient.days(spanMs, failures);
        return Judged.of(mean, Grading.status(alert(mean), !mean.isBelow(TARGET)));
    }

    /** What is wrong with a mean. */
    public static Optional<Condition> alert(Judged judged) {
        return judged.value().flatMap(TimeBetweenFailures::alert);
    }

    private static Optional<Condition> alert(Quotient mean) {
        return Grading.critical(mean.isBelow(CRITICAL), CRITICAL)
                .or(() -> Grading.warning(mean.isBelow(WARNING), WARNING));
    }
}
