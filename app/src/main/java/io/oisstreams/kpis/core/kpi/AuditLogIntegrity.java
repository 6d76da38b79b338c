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

/** KPI 3.1: percent of the checks of an audit log that passed, the worst score of a day. Without a score there is no data. */
public final class AuditLogIntegrity {
    /** What the document says. */
    public static final Definition DEFINITION = new Definition(
            "3.1",
            "Audit Log Integrity Score",
            "Percentage of audit log verifications passing",
            Category.AUDIT,
            Unit.PERCENT,
            List.of("100%"),
            List.of("Critical: <100% (immediate investigation)"),
            ReviewFrequency.DAILY,
            "Security team");

    /** The target; less is critical, in percent. */
    public static final BigDecimal TARGET = new BigDecimal("100");

    private AuditLogIntegrity() {}

    /** The worst score, in percent; empty: there was none. */
    public static Judged of(Optional<BigDecimal> worst) {
        return worst.map(score -> Judged.of(Quotient.of(score), Grading.status(alert(score), true)))
                .orElse(Judged.NO_DATA);
    }

    /** What is wrong with a score, in percent. */
    public static Optional<Condition> alert(BigDecimal score) {
        return Grading.critical(score.compareTo(TARGET) < 0, TARGET);
    }
}
