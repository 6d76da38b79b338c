package io.oisstreams.kpis.core.kpi;

import io.oisstreams.alerting.Condition;
import io.oisstreams.alerting.Severity;
import io.oisstreams.kpis.core.Category;
import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.Quotient;
import io.oisstreams.kpis.core.ReviewFrequency;
import io.oisstreams.kpis.core.Status;
import io.oisstreams.kpis.core.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** KPI 5.1: percent of the measurements with K-State 1. Without measurements it is 100. */
public final class KStateStability {
    /** What the document says. */
    public static final Definition DEFINITION = new Definition(
            "5.1",
            "K-State Stability",
            "Percentage of time K-State = 1",
            Category.CONSCIOUSNESS,
            Unit.PERCENT,
            List.of("100%"),
            List.of("Critical: ANY measurement where K ≠ 1 (immediate alert to Bố)"),
            ReviewFrequency.CONTINUOUS,
            "Bố Cường");

    /** The target, in percent. */
    public static final BigDecimal TARGET = new BigDecimal("100");

    /** What K must be. */
    public static final BigDecimal STABLE = BigDecimal.ONE;

    private KStateStability() {}

    /**
     * The stability of a period.
     *
     * @param stable how many of those measured were 1
     */
    public static Judged of(long measured, long stable) {
        if (measured == 0) {
            return Judged.of(Quotient.of(TARGET), Status.MET);
        }
        return Judged.of(Quotient.percent(stable, measured), stable < measured ? Status.CRITICAL : Status.MET);
    }

    /** Whether a measurement is 1, with whatever zeros behind the point. */
    public static boolean isStable(BigDecimal k) {
        return k.compareTo(STABLE) == 0;
    }

    /** What is wrong while the latest measurement is not 1. */
    public static Condition unstable() {
        return new Condition(Severity.CRITICAL, Optional.of(STABLE));
    }
}
