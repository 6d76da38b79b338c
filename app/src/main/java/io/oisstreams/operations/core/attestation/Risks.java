package io.oisstreams.operations.core.attestation;

import io.oisstreams.operations.core.attestation.Criterion.Status;
import io.oisstreams.operations.core.attestation.Risk.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The risks that the facts of a brief show, the greatest first. */
final class Risks {
    private final ReadinessBrief brief;
    private final List<Risk> risks = new ArrayList<>();

    private Risks(ReadinessBrief brief) {
        this.brief = brief;
    }

    static List<Risk> of(ReadinessBrief brief, List<Criterion> criteria) {
        Risks risks = new Risks(brief);
        risks.addDeviations("Deviations that are open", brief::isOpen);
        risks.addDeviations("Deviations with the SLA missed", DeviationResult::slaMissed);
        risks.addMeasures(Level.HIGH, "Criteria that are not met", criteria, Status.NOT_MET);
        risks.addCount(
                "Cycles that failed or were halted",
                brief.facts().cycleCounts().failed()
                        + brief.facts().cycleCounts().halted());
        risks.addCount(
                "Approaches to ceiling, budget or rate", brief.costTotals().approaches());
        risks.addTrend();
        risks.addMeasures(Level.LOW, "Not measured, so nothing is known", criteria, Status.NOT_MEASURED);
        return List.copyOf(risks.risks);
    }

    private void addDeviations(String text, Predicate<DeviationResult> which) {
        List<String> ids = brief.facts().deviations().stream()
                .filter(which)
                .map(DeviationResult::id)
                .toList();
        if (!ids.isEmpty()) {
            risks.add(new Risk(Level.HIGH, text + ": " + ids.size() + " (" + Listed.of(ids) + ")"));
        }
    }

    private void addMeasures(Level level, String text, List<Criterion> criteria, Status status) {
        String measures = criteria.stream()
                .filter(criterion -> criterion.status() == status)
                .map(Criterion::measure)
                .collect(Collectors.joining("; "));
        if (!measures.isEmpty()) {
            risks.add(new Risk(level, text + ": " + measures));
        }
    }

    private void addCount(String text, long count) {
        if (count > 0) {
            risks.add(new Risk(Level.MEDIUM, text + ": " + count));
        }
    }

    private void addTrend() {
        CostTrajectory costs = brief.facts().costs();
        if (costs.trend().equals(CostTrajectory.INCREASING)) {
            risks.add(new Risk(
                    Level.MEDIUM,
                    "Costs increase: " + Money.text(costs.sevenDayAverageUsd()) + " USD a day over 7 days, "
                            + Money.text(costs.thirtyDayAverageUsd()) + " USD over 30"));
        }
    }
}
