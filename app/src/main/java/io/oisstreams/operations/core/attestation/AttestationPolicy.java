package io.oisstreams.operations.core.attestation;

import io.oisstreams.operations.core.cost.CostLimits;
import io.oisstreams.operations.core.quality.DeterminismLimits;
import java.util.HashSet;
import java.util.List;

/**
 * What a week is measured by.
 *
 * @param requiredAdrs the ADRs that every check must find compliant, in the order of the report, at least one
 * @param determinism the least shares of identical replays
 * @param costs the limits of ADR-012
 */
public record AttestationPolicy(List<String> requiredAdrs, DeterminismLimits determinism, CostLimits costs) {
    /** @throws IllegalArgumentException naming the field that is missing or malformed */
    public AttestationPolicy {
        if (requiredAdrs == null || requiredAdrs.isEmpty()) {
            throw new IllegalArgumentException("required_adrs must name at least one ADR");
        }
        if (requiredAdrs.stream().anyMatch(adr -> adr == null || adr.isBlank())) {
            throw new IllegalArgumentException("required_adrs must not have an empty name");
        }
        if (new HashSet<>(requiredAdrs).size() < requiredAdrs.size()) {
            throw new IllegalArgumentException("required_adrs must not name an ADR twice: " + requiredAdrs);
        }
        if (determinism == null) {
            throw new IllegalArgumentException("determinism is missing");
        }
        if (costs == null) {
            throw new IllegalArgumentException("costs is missing");
        }
        requiredAdrs = List.copyOf(requiredAdrs);
    }
}
