package io.oisstreams.operations.core.attestation;

import java.util.List;

/**
 * The weekly attestation (OPS 2.2, contract section 6).
 *
 * @param facts what it is about
 * @param policy what they were measured by
 * @param outcome how the week ends
 * @param findings why, in the order of the sections; empty: it passes
 * @param notChecked what holds only because nothing was there to check, each a clause for people
 */
public record Attestation(
        WeekFacts facts, AttestationPolicy policy, Outcome outcome, List<Finding> findings, List<String> notChecked) {
    /** Keeps copies of the lists. */
    public Attestation {
        findings = List.copyOf(findings);
        notChecked = List.copyOf(notChecked);
    }

    /** The attestation of a week. */
    public static Attestation of(WeekFacts facts, AttestationPolicy policy) {
        List<Finding> findings = WeekReview.findings(facts, policy);
        return new Attestation(facts, policy, outcome(findings), findings, WeekReview.notChecked(facts, policy));
    }

    private static Outcome outcome(List<Finding> findings) {
        if (findings.isEmpty()) {
            return Outcome.PASS;
        }
        return findings.stream().anyMatch(Finding::failure) ? Outcome.FAIL : Outcome.PASS_WITH_CONDITIONS;
    }

    List<Finding> failures() {
        return findings.stream().filter(Finding::failure).toList();
    }

    List<Finding> conditions() {
        return findings.stream().filter(finding -> !finding.failure()).toList();
    }
}
