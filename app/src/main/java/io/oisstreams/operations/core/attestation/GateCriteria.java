package io.oisstreams.operations.core.attestation;

import io.oisstreams.operations.core.attestation.Criterion.Status;
import io.oisstreams.operations.core.cost.CostLimits;
import java.util.ArrayList;
import java.util.List;

/** A criterion for each measure of a brief: what the operations document asks for, or that it asks for nothing. */
final class GateCriteria {
    private static final String ALL = "100.0%";
    private static final String NO_TARGET = "none set";

    private final ReadinessBrief brief;
    private final List<Criterion> criteria = new ArrayList<>();

    private GateCriteria(ReadinessBrief brief) {
        this.brief = brief;
    }

    static List<Criterion> of(ReadinessBrief brief) {
        GateCriteria criteria = new GateCriteria(brief);
        criteria.addCycles();
        criteria.addSignaturesAndCompliance();
        criteria.addCosts();
        criteria.addDeterminism();
        criteria.addDeviations();
        return List.copyOf(criteria.criteria);
    }

    private void addCycles() {
        ReadinessFacts facts = brief.facts();
        int cycles = brief.policy().cycles();
        add(
                "Completed cycles",
                "at least " + cycles,
                Integer.toString(facts.cycles().size()),
                Status.of(facts.cycles().size() >= cycles));
        add(
                "Weekly attestation",
                Outcome.PASS.label() + " or " + Outcome.PASS_WITH_CONDITIONS.label(),
                facts.attestation().label(),
                Status.of(facts.attestation() != Outcome.FAIL));
        add("Cycle completion rate", NO_TARGET, brief.completionRate().text(), Status.NO_TARGET);
        add("Error rate", NO_TARGET, brief.errorRate().text(), Status.NO_TARGET);
    }

    private void addSignaturesAndCompliance() {
        addFull("Signature verification rate of the first cycles", brief.signatureRate());
        addFull("Signature verification rate of all agents", brief.agentRate());
        Compliance compliance = brief.compliance();
        if (compliance.rate().isFull() && !compliance.withoutChecks().isEmpty()) {
            String without = "without checks: " + String.join(", ", compliance.withoutChecks());
            add("ADR compliance rate", ALL, compliance.rate().text() + ", " + without, Status.NOT_MEASURED);
        } else {
            addFull("ADR compliance rate", compliance.rate());
        }
    }

    private void addFull(String measure, Rate rate) {
        add(measure, ALL, rate.text(), rate.isMeasured() ? Status.of(rate.isFull()) : Status.NOT_MEASURED);
    }

    private void addCosts() {
        CostLimits limits = brief.limits().costs();
        CostTotals totals = brief.costTotals();
        addNone(
                "Summaries above the ceiling of " + Money.text(limits.perSummaryCeilingUsd()) + " USD",
                totals.ceilingBreaches(),
                totals.summaries() > 0);
        addNone(
                "Days above the budget of " + Money.text(limits.dailyBudgetCapUsd()) + " USD",
                totals.datesOf(CostDayResult::budgetBreached).size(),
                !totals.days().isEmpty());
        addNone(
                "Days above the rate of " + limits.dailyRateLimit() + " summaries",
                totals.datesOf(CostDayResult::rateBreached).size(),
                !totals.days().isEmpty());
    }

    private void addDeterminism() {
        brief.determinism()
                .measures()
                .forEach(measure -> add(
                        "Determinism, " + measure.name(),
                        "at least " + Rate.text(measure.min()),
                        measure.rate().text(),
                        measure.rate().isMeasured() ? Status.of(measure.holds()) : Status.NOT_MEASURED));
    }

    private void addDeviations() {
        List<DeviationResult> deviations = brief.facts().deviations();
        addNone("Open deviations", deviations.stream().filter(brief::isOpen).count(), true);
        addNone(
                "Deviations with the SLA missed",
                deviations.stream().filter(DeviationResult::slaMissed).count(),
                true);
        addNone("Freeze violations", brief.facts().baseline().violations(), true);
    }

    private void addNone(String measure, long count, boolean measured) {
        add(
                measure,
                "0",
                measured || count > 0 ? Long.toString(count) : Rate.NOT_MEASURED,
                measured || count > 0 ? Status.of(count == 0) : Status.NOT_MEASURED);
    }

    private void add(String measure, String required, String present, Status status) {
        criteria.add(new Criterion(measure, required, present, status));
    }
}
