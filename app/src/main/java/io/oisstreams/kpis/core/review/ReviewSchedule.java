package io.oisstreams.kpis.core.review;

import io.oisstreams.kpis.core.Cadence;
import io.oisstreams.kpis.core.Category;
import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.Period;
import io.oisstreams.kpis.core.Status;
import io.oisstreams.kpis.core.kpi.AuditLogIntegrity;
import io.oisstreams.kpis.core.kpi.BackupFreshness;
import io.oisstreams.kpis.core.kpi.KStateStability;
import io.oisstreams.kpis.core.kpi.OperationalKpis;
import io.oisstreams.kpis.core.kpi.TestCoverage;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The document's review schedule. */
public final class ReviewSchedule {
    /** The rule of the alerts of reviews that are due (contract section 3). */
    public static final String RULE = "review_due";

    private static final Set<Category> MONTHLY = Set.of(Category.GOVERNANCE, Category.SECURITY, Category.OPERATIONS);

    private static final Set<Category> SECURITY = Set.of(Category.SECURITY, Category.AUDIT);
    private static final Set<String> CROSSED = Set.of(Status.WARNING.label(), Status.CRITICAL.label());

    private ReviewSchedule() {}

    /** The KPIs that a review looks at, in the document's order. */
    public static List<Definition> kpis(Cadence cadence) {
        return switch (cadence) {
            case DAILY -> List.of(AuditLogIntegrity.DEFINITION, KStateStability.DEFINITION, BackupFreshness.DEFINITION);
            case WEEKLY -> List.of(TestCoverage.DEFINITION);
            case MONTHLY ->
                OperationalKpis.ALL.stream()
                        .filter(definition -> MONTHLY.contains(definition.category()))
                        .toList();
            case QUARTERLY, YEARLY -> OperationalKpis.ALL;
        };
    }

    /** What else a review is about, in the document's words. */
    public static List<String> topics(Cadence cadence) {
        return switch (cadence) {
            case DAILY, MONTHLY -> List.of();
            case WEEKLY -> List.of("Security alerts");
            case QUARTERLY -> List.of("Adjust targets based on baseline", "Stakeholder performance review");
            case YEARLY -> List.of("Independent audit", "KPI framework review", "Benchmark against industry");
        };
    }

    /**
     * Whether a review looks at a KPI that stands like this: its own, and in the weekly one the document's "security alerts", which are
     * what has crossed a threshold in the categories of security and audit.
     *
     * @param status as it is published
     */
    public static boolean looksAt(Cadence cadence, Definition kpi, String status) {
        return kpis(cadence).contains(kpi)
                || (cadence == Cadence.WEEKLY && SECURITY.contains(kpi.category()) && CROSSED.contains(status));
    }

    /** The periods whose last day that is, the shortest first: their reviews are due when it has passed. */
    public static List<Period> ending(LocalDate day) {
        return Arrays.stream(Cadence.values())
                .map(cadence -> cadence.of(day))
                .filter(period -> period.endsWith(day))
                .toList();
    }
}
