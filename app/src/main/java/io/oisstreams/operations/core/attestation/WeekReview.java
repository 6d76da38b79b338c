package io.oisstreams.operations.core.attestation;

import io.oisstreams.operations.core.attestation.Determinism.Measure;
import io.oisstreams.operations.core.cost.CostLimits;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds in a week what keeps it from passing, and what was not checked. */
final class WeekReview {
    private final WeekFacts facts;
    private final AttestationPolicy policy;
    private final Compliance compliance;
    private final CostTotals costs;
    private final Determinism determinism;
    private final List<Finding> findings = new ArrayList<>();

    private WeekReview(WeekFacts facts, AttestationPolicy policy) {
        this.facts = facts;
        this.policy = policy;
        this.compliance = Compliance.of(facts.adrs(), policy.requiredAdrs());
        this.costs = new CostTotals(facts.costDays());
        this.determinism = Determinism.of(facts.tiers(), policy.determinism());
    }

    /** In the order of the sections. */
    static List<Finding> findings(WeekFacts facts, AttestationPolicy policy) {
        WeekReview review = new WeekReview(facts, policy);
        review.reviewCompliance();
        review.reviewSignatures();
        review.reviewCosts();
        review.reviewDeterminism();
        return List.copyOf(review.findings);
    }

    private void reviewCompliance() {
        Rate rate = compliance.rate();
        if (!rate.isFull()) {
            addBreach(
                    Section.ADR_COMPLIANCE,
                    rate.missing() + " of " + rate.whole() + " checks of required ADRs were not compliant");
        }
        reviewDeviations(Section.ADR_COMPLIANCE);
    }

    private void reviewSignatures() {
        Rate rate = SignatureResult.rate(facts.signatures());
        if (!rate.isFull()) {
            addBreach(Section.SIGNATURES, rate.missing() + " of " + rate.whole() + " operations were not verified");
        }
        reviewDeviations(Section.SIGNATURES);
    }

    private void reviewCosts() {
        CostLimits limits = policy.costs();
        String ceiling = "the ceiling of " + Money.text(limits.perSummaryCeilingUsd()) + " USD";
        String budget = "the daily budget of " + Money.text(limits.dailyBudgetCapUsd()) + " USD";
        String rate = "the rate limit of " + limits.dailyRateLimit() + " summaries a day";
        if (costs.ceilingBreaches() > 0) {
            addBreach(Section.ECONOMIC_SAFETY, "summaries above " + ceiling + ": " + costs.ceilingBreaches());
        }
        addDays(true, CostDayResult::budgetBreached, budget + " was exceeded on ");
        addDays(true, CostDayResult::rateBreached, rate + " was exceeded on ");
        if (costs.ceilingApproaches() > 0) {
            add(
                    Section.ECONOMIC_SAFETY,
                    false,
                    "summaries that approached " + ceiling + ": " + costs.ceilingApproaches());
        }
        addDays(false, CostDayResult::budgetApproached, budget + " was approached on ");
        addDays(false, CostDayResult::rateApproached, rate + " was approached on ");
        reviewDeviations(Section.ECONOMIC_SAFETY);
    }

    private void addDays(boolean failure, Predicate<CostDayResult> event, String text) {
        List<LocalDate> dates = costs.datesOf(event);
        if (!dates.isEmpty()) {
            add(
                    Section.ECONOMIC_SAFETY,
                    failure,
                    text + dates.stream().map(LocalDate::toString).collect(Collectors.joining(", ")));
        }
    }

    private void reviewDeterminism() {
        List<Measure> tooLow = determinism.tooLow();
        if (!tooLow.isEmpty()) {
            addBreach(
                    Section.DETERMINISM,
                    tooLow.stream()
                            .map(measure ->
                                    measure.name() + " " + measure.rate().text() + " ("
                                            + measure.rate().part() + " of "
                                            + measure.rate().whole() + ") is below "
                                            + Rate.text(measure.min()))
                            .collect(Collectors.joining(", ")));
        }
        reviewDeviations(Section.DETERMINISM);
    }

    /** A section that does not hold is a failure, unless the week dealt with it as with a deviation. */
    private void addBreach(Section section, String text) {
        List<DeviationResult> own = facts.deviations().stream()
                .filter(deviation -> deviation.section() == section
                        && !deviation.detectedAt().isBefore(start()))
                .toList();
        if (own.isEmpty()) {
            add(section, true, text + "; no deviation was opened for it");
        } else if (own.stream().allMatch(deviation -> deviation.isResolvedBefore(facts.end()))) {
            add(section, false, text + "; the week's deviations of this kind were all resolved");
        } else {
            add(section, true, text + "; not all of the week's deviations of this kind were resolved");
        }
    }

    private Instant start() {
        return facts.firstDay().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private void reviewDeviations(Section section) {
        addDeviations(section, true, deviation -> !deviation.isResolvedBefore(facts.end()), "open at the week's end");
        addDeviations(section, false, deviation -> deviation.isResolvedBefore(facts.end()), "resolved in the week");
    }

    private void addDeviations(Section section, boolean failure, Predicate<DeviationResult> which, String state) {
        List<DeviationResult> own = facts.deviations().stream()
                .filter(deviation -> deviation.section() == section)
                .filter(which)
                .toList();
        if (!own.isEmpty()) {
            long missed = own.stream().filter(DeviationResult::slaMissed).count();
            add(
                    section,
                    failure,
                    "deviations " + state + ": " + own.size() + ", with the SLA missed: " + missed + " ("
                            + Listed.of(own.stream().map(DeviationResult::id).toList()) + ")");
        }
    }

    private void add(Section section, boolean failure, String text) {
        findings.add(new Finding(section, failure, text));
    }

    /** What holds only because nothing was there to check, each a clause. */
    static List<String> notChecked(WeekFacts facts, AttestationPolicy policy) {
        WeekReview review = new WeekReview(facts, policy);
        List<String> clauses = new ArrayList<>();
        if (!review.compliance.withoutChecks().isEmpty()) {
            clauses.add(String.join(", ", review.compliance.withoutChecks()) + " (no checks)");
        }
        if (!SignatureResult.rate(facts.signatures()).isMeasured()) {
            clauses.add("signatures (no operations)");
        }
        if (review.costs.summaries() == 0) {
            clauses.add("the ceiling (no summaries)");
        }
        review.determinism.measures().stream()
                .filter(measure -> !measure.rate().isMeasured())
                .forEach(measure -> clauses.add(measure.name() + " determinism (no replays)"));
        return clauses;
    }
}
