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
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** KPI 1.1: hours from submission to decision, the mean per risk class. Without a decided proposal there is no data. */
public final class ApprovalTime {
    /** What the document says. */
    public static final Definition DEFINITION = new Definition(
            "1.1",
            "Change Proposal Approval Time",
            "Time from proposal submission to final decision (approved/rejected)",
            Category.GOVERNANCE,
            Unit.HOURS,
            List.of(
                    "Low-risk proposals (safety ≥9): <48 hours",
                    "Medium-risk proposals (safety 7-8): <7 days",
                    "High-risk proposals (invariant changes): <14 days"),
            List.of("Warning: >7 days for low-risk", "Critical: >30 days for any proposal"),
            ReviewFrequency.MONTHLY,
            "Governance committee");

    /** A low-risk proposal that takes longer is a warning, in ms. */
    public static final long WARNING_MS = TimeUnit.DAYS.toMillis(7);

    /** Any proposal that takes longer is critical, in ms. */
    public static final long CRITICAL_MS = TimeUnit.DAYS.toMillis(30);

    /** From this safety on a proposal is of low risk. */
    public static final BigDecimal LOW_RISK_SAFETY = new BigDecimal("9");

    /** From this safety on a proposal is of medium risk. */
    public static final BigDecimal MEDIUM_RISK_SAFETY = new BigDecimal("7");

    private static final BigDecimal WARNING_HOURS = hours(WARNING_MS);
    private static final BigDecimal CRITICAL_HOURS = hours(CRITICAL_MS);

    /** How much can go wrong with a proposal. */
    public enum RiskClass {
        LOW(TimeUnit.HOURS.toMillis(48)),
        MEDIUM(TimeUnit.DAYS.toMillis(7)),
        HIGH(TimeUnit.DAYS.toMillis(14));

        private final long targetMs;

        RiskClass(long targetMs) {
            this.targetMs = targetMs;
        }

        /** As it is published. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The mean must be less, in ms. */
        public long targetMs() {
            return targetMs;
        }
    }

    private ApprovalTime() {}

    /** The class of a proposal: high if it touches an invariant or nothing is known of its safety. */
    public static RiskClass classOf(Optional<BigDecimal> safety, boolean touchesInvariant) {
        boolean high =
                touchesInvariant || safety.isEmpty() || safety.orElseThrow().compareTo(MEDIUM_RISK_SAFETY) < 0;
        if (high) {
            return RiskClass.HIGH;
        }
        return safety.orElseThrow().compareTo(LOW_RISK_SAFETY) >= 0 ? RiskClass.LOW : RiskClass.MEDIUM;
    }

    /** The mean in hours; the longest one may be a warning or critical, whatever the mean is. */
    public static Judged of(RiskClass risk, Durations decided) {
        if (decided.count() == 0) {
            return Judged.NO_DATA;
        }
        Quotient mean = Quotient.hours(decided.sumMs(), decided.count());
        boolean met = mean.isBelow(hours(risk.targetMs()));
        return Judged.of(mean, Grading.status(alert(risk, decided.longestMs()), met));
    }

    /** What is wrong with a proposal that is decided or waits after so many ms; thresholds in hours. */
    public static Optional<Condition> alert(RiskClass risk, long ms) {
        return Grading.critical(ms > CRITICAL_MS, CRITICAL_HOURS)
                .or(() -> Grading.warning(risk == RiskClass.LOW && ms > WARNING_MS, WARNING_HOURS));
    }

    private static BigDecimal hours(long ms) {
        return BigDecimal.valueOf(TimeUnit.MILLISECONDS.toHours(ms));
    }
}
