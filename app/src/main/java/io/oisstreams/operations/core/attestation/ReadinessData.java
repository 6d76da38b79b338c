package io.oisstreams.operations.core.attestation;

import io.oisstreams.operations.core.attestation.Criterion.Status;
import io.oisstreams.operations.core.cost.CostLimits;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the template of the brief is given. The names are documented in topology-docs/operations-templates.md. */
final class ReadinessData {
    /** So many rows a table of unknown length has: the brief has eight pages at most. */
    static final int MOST_ROWS = 20;

    private ReadinessData() {}

    static Map<String, Object> of(ReadinessBrief brief) {
        ReadinessFacts facts = brief.facts();
        Recommendations recommendations = Recommendations.of(brief);
        return Map.ofEntries(
                Map.entry("tenant", Cell.name(facts.tenantId())),
                Map.entry("week_end", facts.weekEnd().toString()),
                Map.entry("written_at", facts.writtenAt().toString()),
                Map.entry("due_at", brief.dueAt().toString()),
                Map.entry("attestation", facts.attestation().label()),
                Map.entry("statement", statement(recommendations)),
                Map.entry("stability", stability(brief)),
                Map.entry("costs", costs(brief)),
                Map.entry("determinism", determinism(brief)),
                Map.entry("deviations", DeviationCells.of(facts.deviations(), brief.end(), MOST_ROWS)),
                Map.entry("deviation_types", types(brief)),
                Map.entry("baseline", baseline(facts.baseline())),
                Map.entry("recommendations", recommendations(recommendations)));
    }

    private static String statement(Recommendations recommendations) {
        long met = recommendations.count(Status.MET);
        long notMet = recommendations.count(Status.NOT_MET);
        long notMeasured = recommendations.count(Status.NOT_MEASURED);
        return (recommendations.isReady()
                        ? "The facts support a decision on the Phase 3 gate."
                        : "The facts do not support passing the Phase 3 gate yet.")
                + " Criteria with a target: " + (met + notMet + notMeasured) + "; met: " + met + ", not met: " + notMet
                + ", not measured: " + notMeasured + ".";
    }

    private static Map<String, Object> stability(ReadinessBrief brief) {
        ReadinessFacts facts = brief.facts();
        Rate signatures = brief.signatureRate();
        int more = Math.max(0, facts.agents().size() - MOST_ROWS);
        return Map.ofEntries(
                Map.entry(
                        "cycles",
                        facts.cycles().stream().map(ReadinessData::cycle).toList()),
                Map.entry("cycle_count", facts.cycles().size()),
                Map.entry("counts", CycleCells.of(facts.cycleCounts())),
                Map.entry("errors", facts.costs().errors()),
                Map.entry("attempts", brief.errorRate().whole()),
                Map.entry("error_rate", brief.errorRate().text()),
                Map.entry("operations", signatures.whole()),
                Map.entry("verified", signatures.part()),
                Map.entry("signature_rate", signatures.text()),
                Map.entry(
                        "agents",
                        facts.agents().stream()
                                .limit(MOST_ROWS)
                                .map(ReadinessData::agent)
                                .toList()),
                Map.entry("any_agents", !facts.agents().isEmpty()),
                Map.entry("more_agents", more),
                Map.entry("any_more_agents", more > 0));
    }

    private static Map<String, Object> cycle(CycleResult cycle) {
        return Map.of(
                "cycle", Cell.name(cycle.id()),
                "started", cycle.startedAt().toString(),
                "ended", cycle.endedAt().toString(),
                "operations", cycle.operations(),
                "verified", cycle.verified(),
                "failed", cycle.failed(),
                "rate", new Rate(cycle.verified(), cycle.operations()).text());
    }

    private static Map<String, Object> agent(AgentResult agent) {
        return Map.of(
                "agent", Cell.name(agent.agent()),
                "operations", agent.operations(),
                "verified", agent.verified(),
                "rate", new Rate(agent.verified(), agent.operations()).text());
    }

    private static Map<String, Object> costs(ReadinessBrief brief) {
        CostTotals totals = brief.costTotals();
        CostLimits limits = brief.limits().costs();
        CostTrajectory costs = brief.facts().costs();
        BigDecimal ceiling = limits.perSummaryCeilingUsd();
        return Map.ofEntries(
                Map.entry("days", totals.days().size()),
                Map.entry("total_usd", Money.text(totals.totalUsd())),
                Map.entry("summaries", totals.summaries()),
                Map.entry("average_usd", Cell.money(totals.averageUsd())),
                Map.entry("max_summary_usd", Cell.money(totals.maxSummaryUsd())),
                Map.entry("ceiling_usd", Money.text(ceiling)),
                Map.entry("average_distance_usd", Cell.money(totals.averageUsd().map(ceiling::subtract))),
                Map.entry("max_distance_usd", Cell.money(totals.maxSummaryUsd().map(ceiling::subtract))),
                Map.entry("trend", costs.trend()),
                Map.entry("seven_day_average_usd", Money.text(costs.sevenDayAverageUsd())),
                Map.entry("thirty_day_average_usd", Money.text(costs.thirtyDayAverageUsd())),
                Map.entry("budget_usd", Money.text(limits.dailyBudgetCapUsd())),
                Map.entry("max_day_usd", Money.text(totals.maxDayUsd())),
                Map.entry(
                        "budget_headroom_usd",
                        Money.text(limits.dailyBudgetCapUsd().subtract(totals.maxDayUsd()))),
                Map.entry("rate_limit", limits.dailyRateLimit()),
                Map.entry("max_day_summaries", totals.maxDaySummaries()),
                Map.entry("rate_headroom", limits.dailyRateLimit() - totals.maxDaySummaries()),
                Map.entry("ceiling_approaches", totals.ceilingApproaches()),
                Map.entry("ceiling_breaches", totals.ceilingBreaches()),
                Map.entry(
                        "budget_approaches",
                        totals.datesOf(CostDayResult::budgetApproached).size()),
                Map.entry(
                        "budget_breaches",
                        totals.datesOf(CostDayResult::budgetBreached).size()),
                Map.entry(
                        "rate_approaches",
                        totals.datesOf(CostDayResult::rateApproached).size()),
                Map.entry(
                        "rate_breaches",
                        totals.datesOf(CostDayResult::rateBreached).size()));
    }

    private static Map<String, Object> determinism(ReadinessBrief brief) {
        Determinism determinism = brief.determinism();
        return Map.of(
                "overall_rate", determinism.overall().rate().text(),
                "measures",
                        determinism.measures().stream().map(MeasureCells::of).toList());
    }

    private static List<Map<String, Object>> types(ReadinessBrief brief) {
        return brief.facts().deviations().stream()
                .collect(Collectors.groupingBy(DeviationResult::typeName, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .limit(MOST_ROWS)
                .map(type -> type(type.getKey(), type.getValue(), brief))
                .toList();
    }

    private static Map<String, Object> type(String name, List<DeviationResult> deviations, ReadinessBrief brief) {
        return Map.of(
                "type", Cell.name(name),
                "count", deviations.size(),
                "open", deviations.stream().filter(brief::isOpen).count(),
                "sla_missed",
                        deviations.stream().filter(DeviationResult::slaMissed).count());
    }

    private static Map<String, Object> baseline(BaselineState baseline) {
        boolean drift = !baseline.firstVersion().equals(baseline.currentVersion());
        return Map.of(
                "first", Cell.name(baseline.firstVersion()),
                "current", Cell.name(baseline.currentVersion()),
                "drift", drift,
                "violations", baseline.violations());
    }

    private static Map<String, Object> recommendations(Recommendations recommendations) {
        return Map.of(
                "scope", recommendations.scope().stream().map(Cell::of).toList(),
                "criteria",
                        recommendations.criteria().stream()
                                .map(ReadinessData::criterion)
                                .toList(),
                "risks",
                        recommendations.risks().stream()
                                .map(ReadinessData::risk)
                                .toList(),
                "any_risks", !recommendations.risks().isEmpty(),
                "timeline", recommendations.timeline().stream().map(Cell::of).toList());
    }

    private static Map<String, Object> criterion(Criterion criterion) {
        return Map.of(
                "measure", Cell.of(criterion.measure()),
                "required", Cell.of(criterion.required()),
                "present", Cell.of(criterion.present()),
                "status", criterion.status().label());
    }

    private static Map<String, Object> risk(Risk risk) {
        return Map.of("level", risk.level().label(), "text", Cell.of(risk.text()));
    }
}
