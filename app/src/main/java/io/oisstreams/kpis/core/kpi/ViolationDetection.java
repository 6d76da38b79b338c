package io.oisstreams.kpis.core.kpi;

import io.oisstreams.alerting.Condition;
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

/** KPI 2.4: percent of the invariant violations that were caught before the commit. Without violations it is 100. */
public final class ViolationDetection {
    /** What the document says. */
    public static final Definition DEFINITION = new Definition(
            "2.4",
            "Invariant Violation Detection Rate",
            "Percentage of invariant violations caught before commit",
            Category.SECURITY,
            Unit.PERCENT,
            List.of("100%"),
            List.of("Critical: <100% (ANY violation that slips through is critical)"),
            ReviewFrequency.MONTHLY,
            "Safety team");

    /** The target; less is critical, in percent. */
    public static final BigDecimal TARGET = new BigDecimal("100");

    private ViolationDetection() {}

    /**
     * The rate of a period.
     *
     * @param caught how many of the violations were caught before the commit
     */
    public static Judged of(long violations, long caught) {
        if (violations == 0) {
            return Judged.of(Quotient.of(TARGET), Status.MET);
        }
        Quotient rate = Quotient.percent(caught, violations);
        return Judged.of(rate, Grading.status(alert(rate), true));
    }

    /** What is wrong with a rate. */
    public static Optional<Condition> alert(Judged judged) {
        return judged.value().flatMap(ViolationDetection::alert);
    }

    private static Optional<Condition> alert(Quotient rate) {
        return Grading.critical(rate.isBelow(TARGET), TARGET);
    }
}
