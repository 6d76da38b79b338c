package io.oisstreams.kpis.core.kpi;

import io.oisstreams.kpis.core.Category;
import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.Quotient;
import io.oisstreams.kpis.core.ReviewFrequency;
import io.oisstreams.kpis.core.Status;
import io.oisstreams.kpis.core.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;

/** KPI 3.3: findings of an independent audit. An audit without findings has the value 0; without an audit there is none. */
public final class SecurityFindings {
    /** What the document says. */
    public static final Definition DEFINITION = new Definition(
            "3.3",
            "Security Audit Findings",
            "Number and severity of findings from independent audits",
            Category.AUDIT,
            Unit.FINDINGS,
            List.of("Critical: 0", "High: 0", "Medium: <3 per audit", "Low: <10 per audit"),
            List.of(),
            ReviewFrequency.EACH_AUDIT,
            "Security team");

    /** An audit must have fewer medium findings. */
    public static final long MEDIUM_LIMIT = 3;

    /** An audit must have fewer low findings. */
    public static final long LOW_LIMIT = 10;

    /** The findings of an audit, by severity, none negative. */
    public record Findings(long critical, long high, long medium, long low) {
        /** @throws IllegalArgumentException naming the first number that is negative */
        public Findings {
            check("critical", critical);
            check("high", high);
            check("medium", medium);
            check("low", low);
        }

        private static void check(String name, long number) {
            if (number < 0) {
                throw new IllegalArgumentException(name + ": expected a whole number from 0, got " + number);
            }
        }

        /** How many there are. */
        public BigDecimal sum() {
            return LongStream.of(critical, high, medium, low)
                    .mapToObj(BigDecimal::valueOf)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    private SecurityFindings() {}

    /** How many findings an audit has, and whether all four targets are met. */
    public static Judged of(Findings findings) {
        boolean met = findings.critical() == 0
                && findings.high() == 0
                && findings.medium() < MEDIUM_LIMIT
                && findings.low() < LOW_LIMIT;
        return Judged.of(Quotient.of(findings.sum()), Status.ofTarget(met));
    }
}
