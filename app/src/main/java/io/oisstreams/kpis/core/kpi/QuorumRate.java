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

/** KPI 1.2: percent of the proposals that ended with a quorum. Without proposals it is 0, as the document says, and no data. */
public final class QuorumRate {
    /** What the document says. */
    public static final Definition DEFINITION = new Definition(
            "1.2",
            "Quorum Achievement Rate",
            "Percentage of proposals achieving required quorum within timeout",
            Category.GOVERNANCE,
            Unit.PERCENT,
            List.of("≥95%"),
            List.of("Warning: <90%", "Critical: <80%"),
            ReviewFrequency.QUARTERLY,
            "Governance committee");

    /** From here on the target is met, in percent. */
    public static final BigDecimal TARGET = new BigDecimal("95");

    /** Less is a warning, in percent. */
    public static final BigDecimal WARNING = new BigDecimal("90");

    /** Less is critical, in percent. */
    public static final BigDecimal CRITICAL = new BigDecimal("80");

    private QuorumRate() {}

    /**
     * The rate of a period.
     *
     * @param ended proposals that were approved, rejected or timed out
     * @param achieved how many of them had their quorum
     */
    public static Judged of(long ended, long achieved) {
        if (ended == 0) {
            return Judged.of(Quotient.of(BigDecimal.ZERO), Status.NO_DATA);
        }
        Quotient rate = Quotient.percent(achieved, ended);
        return Judged.of(rate, Grading.status(alert(rate), !rate.isBelow(TARGET)));
    }

    /** What is wrong with a rate; nothing if it stands for no data. */
    public static Optional<Condition> alert(Judged judged) {
        return judged.value().filter(rate -> judged.status() != Status.NO_DATA).flatMap(QuorumRate::alert);
    }

    private static Optional<Condition> alert(Quotient rate) {
        return Grading.critical(rate.isBelow(CRITICAL), CRITICAL)
                .or(() -> Grading.warning(rate.isBelow(WARNING), WARNING));
    }
}
