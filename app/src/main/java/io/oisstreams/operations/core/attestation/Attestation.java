package io.oisstreams.operations.core.attestation;

import java.time.format.DateTimeFormatter;
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
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy_MM_dd");

    /** The attestation of a week. */
    public static Attestation of(WeekFacts facts, AttestationPolicy policy) {
        return new Attestation(facts, policy, Outcome.PASS, List.of(), List.of());
    }

    /** The name of its file: {@code VEGA_ATTESTATION_YYYY_MM_DD.md}, with the day that ends the week. */
    public String fileName() {
        return "VEGA_ATTESTATION_" + DATE.format(facts.weekEnd()) + ".md";
    }
}
