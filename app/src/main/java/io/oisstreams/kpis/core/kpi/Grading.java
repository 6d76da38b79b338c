package io.oisstreams.kpis.core.kpi;

import io.oisstreams.alerting.Condition;
import io.oisstreams.alerting.Severity;
import io.oisstreams.kpis.core.Status;
import java.math.BigDecimal;
import java.util.Optional;

/** What the KPIs have in common: conditions of alerts, and the status that follows from one. */
final class Grading {
    private Grading() {}

    /** A critical condition if it holds. */
    static Optional<Condition> critical(boolean holds, BigDecimal threshold) {
        return condition(holds, Severity.CRITICAL, threshold);
    }

    /** A warning if it holds. */
    static Optional<Condition> warning(boolean holds, BigDecimal threshold) {
        return condition(holds, Severity.WARNING, threshold);
    }

    private static Optional<Condition> condition(boolean holds, Severity severity, BigDecimal threshold) {
        return holds ? Optional.of(new Condition(severity, Optional.of(threshold))) : Optional.empty();
    }

    /** Critical, else warning, else what the target says. */
    static Status status(Optional<Condition> alert, boolean met) {
        return alert.map(condition -> condition.severity() == Severity.CRITICAL ? Status.CRITICAL : Status.WARNING)
                .orElseGet(() -> Status.ofTarget(met));
    }

    /** How long it is from one time to another, in ms: 0 if that is the earlier one, at most what a long holds. */
    static long elapsedMs(long fromMs, long toMs) {
        if (toMs <= fromMs) {
            return 0;
        }
        long ms = toMs - fromMs;
        return ms < 0 ? Long.MAX_VALUE : ms;
    }
}
