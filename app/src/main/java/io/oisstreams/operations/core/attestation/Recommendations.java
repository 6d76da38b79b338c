package io.oisstreams.operations.core.attestation;

import io.oisstreams.operations.core.attestation.Criterion.Status;
import io.oisstreams.operations.core.attestation.Determinism.Measure;
import io.oisstreams.operations.core.cost.CostLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a brief recommends (OPS 4.2, point 5), each by a rule from its facts alone. Texts are plain, and may hold words of events.
 *
 * @param scope what the next phase may build on, and what it should leave out
 * @param criteria for the gate, with their present values
 * @param risks the greatest first; empty: the facts show none
 * @param timeline when the gate can be decided on
 */
public record Recommendations(List<String> scope, List<Criterion> criteria, List<Risk> risks, List<String> timeline) {
    /** Keeps copies of the lists. */
    public Recommendations {
        scope = List.copyOf(scope);
        criteria = List.copyOf(criteria);
        risks = List.copyOf(risks);
        timeline = List.copyOf(timeline);
    }

    /** The recommendations of a brief. */
    public static Recommendations of(ReadinessBrief brief) {
        List<Criterion> criteria = GateCriteria.of(brief);
        return new Recommendations(scope(brief), criteria, Risks.of(brief, criteria), timeline(brief, criteria));
    }

    /** How many criteria stand like that. */
    long count(Status status) {
        return count(criteria, status);
    }

    private static long count(List<Criterion> criteria, Status status) {
        return criteria.stream()
                .filter(criterion -> criterion.status() == status)
                .count();
    }

    /** Whether every criterion that has a target is met. */
    public boolean isReady() {
        return isReady(criteria);
    }

    private static boolean isReady(List<Criterion> criteria) {
        return count(criteria, Status.NOT_MET) == 0 && count(criteria, Status.NOT_MEASURED) == 0;
    }

    private static List<String> scope(ReadinessBrief brief) {
        List<String> scope = new ArrayList<>();
        addAgents(scope, brief.facts().agents());
        addTiers(scope, brief.determinism().tiers());
        CostLimits limits = brief.limits().costs();
        CostTotals totals = brief.costTotals();
        scope.add("The limits of ADR-012 as they are. The most that a day used so far: "
                + Money.text(totals.maxDayUsd()) + " of " + Money.text(limits.dailyBudgetCapUsd()) + " USD, "
                + totals.maxDaySummaries() + " of " + limits.dailyRateLimit() + " summaries.");
        scope.add("Baseline version " + Listed.of(brief.facts().baseline().currentVersion()) + ".");
        return scope;
    }

    private static void addAgents(List<String> scope, List<AgentResult> agents) {
        List<String> reliable = agents.stream()
                .filter(agent -> agent.operations() > 0 && agent.verified() == agent.operations())
                .map(AgentResult::agent)
                .toList();
        List<String> unreliable = agents.stream()
                .filter(agent -> agent.verified() < agent.operations())
                .map(AgentResult::agent)
                .toList();
        scope.add(
                reliable.isEmpty()
                        ? "No agent: of none all operations were verified."
                        : "Agents whose operations were all verified: " + Listed.of(reliable) + ".");
        if (!unreliable.isEmpty()) {
            scope.add("Not yet, because operations failed, agents: " + Listed.of(unreliable) + ".");
        }
    }

    private static void addTiers(List<String> scope, List<Measure> tiers) {
        String met = names(tiers.stream()
                .filter(tier -> tier.rate().isMeasured() && tier.holds())
                .toList());
        String tooLow = names(tiers.stream().filter(tier -> !tier.holds()).toList());
        if (!met.isEmpty()) {
            scope.add("Operations of the tiers whose replays meet their limit: " + met + ".");
        }
        if (!tooLow.isEmpty()) {
            scope.add("Not yet, because replays differ too often: operations of " + tooLow + ".");
        }
    }

    private static String names(List<Measure> measures) {
        return measures.stream().map(Measure::name).collect(Collectors.joining(", "));
    }

    private static List<String> timeline(ReadinessBrief brief, List<Criterion> criteria) {
        Instant due = brief.dueAt();
        String written = "This brief was due at " + due + " and written at "
                + brief.facts().writtenAt() + (brief.isLate() ? ", late." : ", in time.");
        String gate = isReady(criteria)
                ? "All criteria that have a target are met: the gate can be decided on now."
                : "Criteria are not met (" + count(criteria, Status.NOT_MET) + ") or not measured ("
                        + count(criteria, Status.NOT_MEASURED)
                        + "): decide on the gate when they are met, at the earliest with the attestation of "
                        + brief.nextAttestation() + ".";
        return List.of(written, gate);
    }
}
