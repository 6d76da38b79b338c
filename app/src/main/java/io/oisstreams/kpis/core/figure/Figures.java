package io.oisstreams.kpis.core.figure;

import io.oisstreams.kpis.core.Cadence;
import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.kpi.ApprovalTime;
import io.oisstreams.kpis.core.kpi.ApprovalTime.RiskClass;
import io.oisstreams.kpis.core.kpi.AuditLogIntegrity;
import io.oisstreams.kpis.core.kpi.BackupFreshness;
import io.oisstreams.kpis.core.kpi.DocumentationCoverage;
import io.oisstreams.kpis.core.kpi.KStateStability;
import io.oisstreams.kpis.core.kpi.OperationalKpis;
import io.oisstreams.kpis.core.kpi.QuorumRate;
import io.oisstreams.kpis.core.kpi.StakeholderResponsiveness;
import io.oisstreams.kpis.core.kpi.SystemUptime;
import io.oisstreams.kpis.core.kpi.TimeBetweenFailures;
import io.oisstreams.kpis.core.kpi.ViolationDetection;
import io.oisstreams.time.UtcDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/** All KPIs as they stand at a time: each over the review period that the time is in, up to it. */
public final class Figures {
    private static final String RISK_CLASS = "risk_class";
    private static final String STAKEHOLDER = "stakeholder";

    private final PeriodFacts facts;
    private final LocalDate day;
    private final long endMs;
    private final List<Figure> figures = new ArrayList<>();

    private Figures(PeriodFacts facts, LocalDate day, long endMs) {
        this.facts = facts;
        this.day = day;
        this.endMs = endMs;
    }

    /**
     * The KPIs in the document's order, some of them once for each subject. Of those with a value for each incident, commit or audit only
     * the ones that never got any, without data.
     *
     * @param endMs when the day is looked at, in ms: its end, or a time within it that is later than its start
     */
    public static List<Figure> at(PeriodFacts facts, LocalDate day, long endMs) {
        Figures all = new Figures(facts, day, endMs);
        for (Definition kpi : OperationalKpis.ALL) {
            all.add(kpi);
        }
        return List.copyOf(all.figures);
    }

    private void add(Definition kpi) {
        if (kpi.equals(ApprovalTime.DEFINITION)) {
            approvals();
        } else if (kpi.equals(StakeholderResponsiveness.DEFINITION)) {
            responses();
        } else if (kpi.frequency().cadence().isPresent()) {
            add(kpi, judged(kpi));
        } else if (!facts.occurred().contains(kpi.id())) {
            figures.add(Figure.of(kpi, Judged.NO_DATA, startMs(Cadence.DAILY), endMs));
        }
    }

    private void approvals() {
        for (RiskClass risk : RiskClass.values()) {
            figures.add(Figure.of(
                    ApprovalTime.DEFINITION,
                    RISK_CLASS,
                    risk.label(),
                    ApprovalTime.of(risk, facts.month().proposals().decided(risk)),
                    startMs(ApprovalTime.DEFINITION),
                    endMs));
        }
    }

    private void responses() {
        Definition kpi = StakeholderResponsiveness.DEFINITION;
        if (facts.responses().isEmpty()) {
            add(kpi, Judged.NO_DATA);
        }
        new TreeMap<>(facts.responses())
                .forEach((stakeholder, times) -> figures.add(Figure.of(
                        kpi,
                        STAKEHOLDER,
                        stakeholder,
                        StakeholderResponsiveness.of(stakeholder, times),
                        startMs(kpi),
                        endMs)));
    }

    private void add(Definition kpi, Judged judged) {
        figures.add(Figure.of(kpi, judged, startMs(kpi), endMs));
    }

    private Judged judged(Definition kpi) {
        ProposalFacts proposals = facts.quarter().proposals();
        IncidentFacts violations = facts.month().incidents();
        MeasuredFacts measured = facts.day().measured();
        return switch (kpi.id()) {
            case "1.2" -> QuorumRate.of(proposals.ended(), proposals.withQuorum());
            case "2.3" -> TimeBetweenFailures.of(facts.quarter().incidents().failures(), endMs - startMs(kpi));
            case "2.4" -> ViolationDetection.of(violations.violations(), violations.caught());
            case "3.1" -> AuditLogIntegrity.of(measured.worstAudit());
            case "4.1" -> SystemUptime.of(facts.outages(), startMs(kpi), endMs);
            case "4.2" ->
                DocumentationCoverage.of(
                        facts.quarter().measured().documentation().map(Reading::value));
            case "5.1" -> KStateStability.of(measured.kMeasured(), measured.kStable());
            case "5.2" ->
                BackupFreshness.of(facts.snapshotMs().map(OptionalLong::of).orElseGet(OptionalLong::empty), endMs);
            default -> throw new IllegalArgumentException("KPI " + kpi.id() + " is not reviewed by the calendar");
        };
    }

    private long startMs(Definition kpi) {
        return startMs(kpi.frequency().cadence().orElseThrow());
    }

    private long startMs(Cadence cadence) {
        return UtcDays.startMs(cadence.of(day).start().toEpochDay());
    }
}
