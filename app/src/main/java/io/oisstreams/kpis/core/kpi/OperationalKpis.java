package io.oisstreams.kpis.core.kpi;

import io.oisstreams.kpis.core.Definition;
import java.util.List;
import java.util.Optional;

/** The fourteen. */
public final class OperationalKpis {
    /** In the document's order. */
    public static final List<Definition> ALL = List.of(
            ApprovalTime.DEFINITION,
            QuorumRate.DEFINITION,
            StakeholderResponsiveness.DEFINITION,
            RecoveryTime.DEFINITION,
            RecoveryPoint.DEFINITION,
            TimeBetweenFailures.DEFINITION,
            ViolationDetection.DEFINITION,
            AuditLogIntegrity.DEFINITION,
            TestCoverage.DEFINITION,
            SecurityFindings.DEFINITION,
            SystemUptime.DEFINITION,
            DocumentationCoverage.DEFINITION,
            KStateStability.DEFINITION,
            BackupFreshness.DEFINITION);

    private OperationalKpis() {}

    /** The KPI with that id; empty: none has it. */
    public static Optional<Definition> find(String id) {
        return ALL.stream().filter(definition -> definition.id().equals(id)).findAny();
    }
}
