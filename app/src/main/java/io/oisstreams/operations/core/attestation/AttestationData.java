package io.oisstreams.operations.core.attestation;

import io.oisstreams.operations.core.cost.CostLimits;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the template of the attestation is given. The names are documented in topology-docs/operations-templates.md. */
final class AttestationData {
    /** So many rows a table of unknown length has. */
    static final int MOST_ROWS = 100;

    private AttestationData() {}

    static Map<String, Object> of(Attestation attestation) {
        WeekFacts facts = attestation.facts();
        AttestationPolicy policy = attestation.policy();
        return Map.ofEntries(
                Map.entry("tenant", Cell.name(facts.tenantId())),
                Map.entry("first_day", facts.firstDay().toString()),
                Map.entry("last_day", facts.lastDay().toString()),
                Map.entry("week_end", facts.weekEnd().toString()),
                Map.entry("outcome", attestation.outcome().label()),
                Map.entry("consequence", attestation.outcome().consequence()),
                Map.entry("reason", reason(attestation)),
                Map.entry("failures", texts(attestation.failures())),
                Map.entry("conditions", texts(attestation.conditions())),
                Map.entry("any_findings", !attestation.findings().isEmpty()),
                Map.entry("not_checked", Cell.of(String.join("; ", attestation.notChecked()))),
                Map.entry("any_not_checked", !attestation.notChecked().isEmpty()),
                Map.entry("compliance", compliance(facts, policy)),
                Map.entry("signatures", signatures(facts)),
                Map.entry("costs", costs(facts, policy.costs())),
                Map.entry("determinism", determinism(facts, policy)),
                Map.entry("cycles", CycleCells.of(facts.cycles())),
                Map.entry("deviations", DeviationCells.of(facts.deviations(), facts.end(), MOST_ROWS)));
    }

    private static String reason(Attestation attestation) {
        int failures = attestation.failures().size();
        int conditions = attestation.conditions().size();
        return switch (attestation.outcome()) {
            case PASS ->
                attestation.facts().isEmpty()
                        ? "Nothing was recorded in this week. Nothing contradicts the four sections."
                        : "All four sections hold, no limit was approached, and there were no deviations.";
            case PASS_WITH_CONDITIONS -> "There are conditions (" + conditions + ") and no failures.";
            case FAIL -> "There are failures (" + failures + ") and conditions (" + conditions + ").";
        };
    }

    private static List<String> texts(List<Finding> findings) {
        return findings.stream()
                .map(finding -> Cell.of(finding.section().label() + ": " + finding.text()))
                .toList();
    }

    private static Map<String, Object> compliance(WeekFacts facts, AttestationPolicy policy) {
        Compliance compliance = Compliance.of(facts.adrs(), policy.requiredAdrs());
        Rate rate = compliance.rate();
        int more = Math.max(0, compliance.others().size() - MOST_ROWS);
        return Map.of(
                "result",
                        result(rate.isFull(), rate, !compliance.withoutChecks().isEmpty()),
                "required_adrs", Cell.of(String.join(", ", policy.requiredAdrs())),
                "adrs",
                        Stream.concat(
                                        compliance.required().stream().map(adr -> adr(adr, "yes")),
                                        compliance.others().stream()
                                                .limit(MOST_ROWS)
                                                .map(adr -> adr(adr, "no")))
                                .toList(),
                "more_adrs", more,
                "any_more_adrs", more > 0,
                "checks", rate.whole(),
                "compliant", rate.part(),
                "rate", rate.text());
    }

    private static Map<String, Object> adr(AdrResult adr, String required) {
        return Map.of(
                "adr", Cell.name(adr.adrId()),
                "required", required,
                "checks", adr.checks(),
                "compliant", adr.compliant(),
                "rate", new Rate(adr.compliant(), adr.checks()).text());
    }

    private static Map<String, Object> signatures(WeekFacts facts) {
        Rate rate = SignatureResult.rate(facts.signatures());
        return Map.of(
                "result", result(rate.isFull(), rate, false),
                "algorithms",
                        facts.signatures().stream()
                                .map(AttestationData::algorithm)
                                .toList(),
                "operations", rate.whole(),
                "verified", rate.part(),
                "failed", rate.missing(),
                "rate", rate.text());
    }

    private static Map<String, Object> algorithm(SignatureResult signatures) {
        return Map.of(
                "algorithm", Cell.name(signatures.algorithm()),
                "operations", signatures.rate().whole(),
                "verified", signatures.verified(),
                "failed", signatures.failed(),
                "rate", signatures.rate().text());
    }

    private static Map<String, Object> costs(WeekFacts facts, CostLimits limits) {
        CostTotals totals = new CostTotals(facts.costDays());
        List<LocalDate> budgetBreaches = totals.datesOf(CostDayResult::budgetBreached);
        List<LocalDate> rateBreaches = totals.datesOf(CostDayResult::rateBreached);
        boolean holds = totals.ceilingBreaches() == 0 && budgetBreaches.isEmpty() && rateBreaches.isEmpty();
        return Map.ofEntries(
                Map.entry("result", result(holds, new Rate(0, totals.summaries()), false)),
                Map.entry("ceiling_usd", Money.text(limits.perSummaryCeilingUsd())),
                Map.entry("budget_usd", Money.text(limits.dailyBudgetCapUsd())),
                Map.entry("rate_limit", limits.dailyRateLimit()),
                Map.entry(
                        "days",
                        facts.costDays().stream().map(AttestationData::day).toList()),
                Map.entry("summaries", totals.summaries()),
                Map.entry("total_usd", Money.text(totals.totalUsd())),
                Map.entry("max_summary_usd", Cell.money(totals.maxSummaryUsd())),
                Map.entry("ceiling_approaches", totals.ceilingApproaches()),
                Map.entry("ceiling_breaches", totals.ceilingBreaches()),
                Map.entry("budget_breaches", budgetBreaches.size()),
                Map.entry("rate_breaches", rateBreaches.size()));
    }

    private static Map<String, Object> day(CostDayResult day) {
        return Map.of(
                "date", day.date().toString(),
                "total_usd", Money.text(day.totalUsd()),
                "summaries", day.summaries(),
                "max_summary_usd", Cell.money(day.maxSummaryUsd()),
                "ceiling_approaches", day.ceilingApproaches(),
                "ceiling_breaches", day.ceilingBreaches(),
                "budget", limitState(day.budgetApproached(), day.budgetBreached()),
                "rate", limitState(day.rateApproached(), day.rateBreached()));
    }

    private static String limitState(boolean approached, boolean breached) {
        return breached ? "breached" : approached ? "approached" : "within";
    }

    private static Map<String, Object> determinism(WeekFacts facts, AttestationPolicy policy) {
        Determinism determinism = Determinism.of(facts.tiers(), policy.determinism());
        boolean part =
                determinism.tiers().stream().anyMatch(measure -> !measure.rate().isMeasured());
        return Map.of(
                "result",
                result(determinism.tooLow().isEmpty(), determinism.overall().rate(), part),
                "overall_min",
                Rate.text(determinism.overall().min()),
                "overall_rate",
                determinism.overall().rate().text(),
                "measures",
                determinism.measures().stream().map(MeasureCells::of).toList());
    }

    /**
     * Whether a section holds, in words.
     *
     * @param checked what there was to check
     * @param part whether something that the policy names was not checked
     */
    private static String result(boolean holds, Rate checked, boolean part) {
        if (!holds) {
            return "does not hold";
        }
        if (!checked.isMeasured()) {
            return "holds, nothing was checked";
        }
        return part ? "holds, not all was checked" : "holds";
    }
}
