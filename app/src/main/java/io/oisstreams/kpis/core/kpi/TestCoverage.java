package io.oisstreams.kpis.core.kpi;

import io.oisstreams.alerting.Condition;
import io.oisstreams.kpis.core.Category;
import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.Quotient;
import io.oisstreams.kpis.core.ReviewFrequency;
import io.oisstreams.kpis.core.Unit;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** KPI 3.2: percent of the code that tests cover, as measured. What was never measured has no value, not 0. */
public final class TestCoverage {
    /** What the document says. */
    public static final Definition DEFINITION = new Definition(
            "3.2",
            "Test Coverage",
            "Percentage of code covered by automated tests",
            Category.AUDIT,
            Unit.PERCENT,
            List.of(
                    "Invariant validators: ≥95%",
                    "Rollback mechanisms: ≥90%", "Governance logic: ≥85%", "Overall: ≥80%"),
            List.of("Warning: Coverage drops >5% from baseline", "Critical: Coverage <70% overall"),
            ReviewFrequency.EACH_COMMIT,
            "Development team");

    /** A drop of more percentage points is a warning. */
    public static final BigDecimal LARGEST_DROP = new BigDecimal("5");

    /** Less is critical for all the code, in percent. */
    public static final BigDecimal CRITICAL = new BigDecimal("70");

    /** The parts of the code that have targets. */
    public enum Component {
        INVARIANT_VALIDATORS("95"),
        ROLLBACK_MECHANISMS("90"),
        GOVERNANCE_LOGIC("85"),
        /** All the code. */
        OVERALL("80");

        private final BigDecimal target;

        Component(String target) {
            this.target = new BigDecimal(target);
        }

        /** The component of that label; empty: none has it. */
        public static Optional<Component> named(String label) {
            return Arrays.stream(values())
                    .filter(component -> component.label().equals(label))
                    .findAny();
        }

        /** As measurements name it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** From here on the target is met, in percent. */
        public BigDecimal target() {
            return target;
        }
    }

    private TestCoverage() {}

    /**
     * A measurement.
     *
     * @param coverage in percent
     * @param baseline what it is compared with, in percent; empty: nothing
     */
    public static Judged of(Component component, BigDecimal coverage, Optional<BigDecimal> baseline) {
        boolean met = coverage.compareTo(component.target()) >= 0;
        return Judged.of(Quotient.of(coverage), Grading.status(alert(component, coverage, baseline), met));
    }

    /** What is wrong with a measurement; the arguments are those of {@link #of}. */
    public static Optional<Condition> alert(Component component, BigDecimal coverage, Optional<BigDecimal> baseline) {
        boolean critical = component == Component.OVERALL && coverage.compareTo(CRITICAL) < 0;
        return Grading.critical(critical, CRITICAL).or(() -> baseline.map(before -> before.subtract(LARGEST_DROP))
                .flatMap(least -> Grading.warning(coverage.compareTo(least) < 0, least)));
    }
}
