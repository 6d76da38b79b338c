package io.oisstreams.kpis.core.kpi;

import io.oisstreams.alerting.Condition;
import io.oisstreams.kpis.core.Category;
import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.Durations;
import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.Quotient;
import io.oisstreams.kpis.core.ReviewFrequency;
import io.oisstreams.kpis.core.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** KPI 2.1: minutes from an incident's detection to its resolution. A category without a target has no value. */
public final class RecoveryTime {
    /** What the document says. */
    public static final Definition DEFINITION = new Definition(
            "2.1",
            "Recovery Time Objective (RTO)",
            "Maximum time to restore system to operational state after failure",
            Category.SECURITY,
            Unit.MINUTES,
            List.of(
                    "File corruption: <5 minutes",
                    "Bad proposal rollback: <30 minutes",
                    "Audit log corruption: <1 hour",
                    "Key compromise: <24 hours",
                    "Bố unavailability: <7 days (delegation activation)"),
            List.of("Critical: Any RTO exceeding target by >2x"),
            ReviewFrequency.EACH_INCIDENT,
            "Operations team");

    /** More than so many times the target is critical. */
    public static final long CRITICAL_TIMES = 2;

    private static final Map<String, Long> TARGETS_MS = Map.of(
            "file_corruption", TimeUnit.MINUTES.toMillis(5),
            "proposal_rollback", TimeUnit.MINUTES.toMillis(30),
            "audit_log_corruption", TimeUnit.HOURS.toMillis(1),
            "key_compromise", TimeUnit.HOURS.toMillis(24),
            "owner_unavailable", TimeUnit.DAYS.toMillis(7));

    private RecoveryTime() {}

    /** The time of an incident, in minutes; empty: its category has no target. */
    public static Optional<Judged> of(String category, Durations one) {
        return target(category).map(targetMs -> one.count() == 0 ? Judged.NO_DATA : judged(category, targetMs, one));
    }

    private static Judged judged(String category, long targetMs, Durations one) {
        Quotient time = Quotient.minutes(one.sumMs(), one.count());
        boolean met = time.isBelow(minutes(targetMs));
        return Judged.of(time, Grading.status(alert(category, one.longestMs()), met));
    }

    /** What is wrong with an incident that is resolved or goes on after so many ms; thresholds in minutes. */
    public static Optional<Condition> alert(String category, long ms) {
        return alarm(category).flatMap(alarmMs -> Grading.critical(ms > alarmMs, minutes(alarmMs)));
    }

    /** How many ms must be exceeded for the alert; empty: there is none. */
    public static OptionalLong alarmMs(String category) {
        return alarm(category).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private static Optional<Long> alarm(String category) {
        return target(category).map(targetMs -> CRITICAL_TIMES * targetMs);
    }

    private static Optional<Long> target(String category) {
        return Optional.ofNullable(TARGETS_MS.get(category));
    }

    private static BigDecimal minutes(long ms) {
        return BigDecimal.valueOf(TimeUnit.MILLISECONDS.toMinutes(ms));
    }
}
