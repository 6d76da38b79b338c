package io.oisstreams.operations.core.attestation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks of ADRs measured.
 *
 * @param required one for each ADR of the policy, in its order; without checks, if there were none
 * @param others what else was checked
 */
record Compliance(List<AdrResult> required, List<AdrResult> others) {

    static Compliance of(List<AdrResult> results, List<String> requiredAdrs) {
        return new Compliance(
                requiredAdrs.stream()
                        .map(adr -> find(results, adr).orElseGet(() -> new AdrResult(adr, 0, 0)))
                        .toList(),
                results.stream()
                        .filter(result -> !requiredAdrs.contains(result.adrId()))
                        .toList());
    }

    private static Optional<AdrResult> find(List<AdrResult> results, String adr) {
        return results.stream().filter(result -> result.adrId().equals(adr)).findFirst();
    }

    /** Of the checks of required ADRs. */
    Rate rate() {
        return new Rate(
                required.stream().mapToLong(AdrResult::compliant).sum(),
                required.stream().mapToLong(AdrResult::checks).sum());
    }

    List<String> withoutChecks() {
        return required.stream()
                .filter(result -> result.checks() == 0)
                .map(AdrResult::adrId)
                .toList();
    }

    Stream<AdrResult> all() {
        return Stream.concat(required.stream(), others.stream());
    }
}
