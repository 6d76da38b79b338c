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
import java.util.Optional;

/** KPI 4.2: percent of the features that are documented, as last measured. Without a measurement there is no data. */
public final class DocumentationCoverage {
    /** What the document says. */
    public static final Definition DEFINITION = new Definition(
            "4.2",
            "Documentation Coverage",
            "Percentage of features with complete documentation",
            Category.OPERATIONS,
            Unit.PERCENT,
            List.of("≥90%"),
            List.of(),
            ReviewFrequency.QUARTERLY,
            "Documentation team");

    /** From here on the target is met, in percent. */
    public static final BigDecimal TARGET = new BigDecimal("90");

    private DocumentationCoverage() {}

    /** The latest measurement, in percent; empty: there was none. */
    public static Judged of(Optional<BigDecimal> latest) {
        return latest.map(
                        coverage -> Judged.of(Quotient.of(coverage), Status.ofTarget(coverage.compareTo(TARGET) >= 0)))
                .orElse(Judged.NO_DATA);
    }
}
