package io.oisstreams.integrity.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The eleven counts from which a score follows (OIS section 13; names of contract section 8).
 *
 * @param totalDecisions decisions accepted into the window
 * @param decisionsReplayed of those, the ones whose replay gave the same receipt hash
 * @param totalAgentActions agent actions accepted into the window
 * @param scopeViolations of those, outside their scope and not escalated
 * @param totalChainEntries chain entries, and distinct missing entries that decisions refer to
 * @param verifiableChainEntries entries that satisfy contract 4.4
 * @param windowMs length of the window in ms, positive
 * @param attestedPolicyMs ms of the window under an attested policy
 * @param minDistinctFamilies fewest distinct PQ families with a valid signature on any attestation, 0 to 3
 * @param totalAttestations chain entries of the window
 * @param vendorIndependentAttestations of those, the ones that need no vendor
 */
public record Telemetry(
        long totalDecisions,
        long decisionsReplayed,
        long totalAgentActions,
        long scopeViolations,
        long totalChainEntries,
        long verifiableChainEntries,
        long windowMs,
        long attestedPolicyMs,
        long minDistinctFamilies,
        long totalAttestations,
        long vendorIndependentAttestations) {
    /** Families that the framework supports (OIS section 4.5). */
    public static final int SUPPORTED_FAMILIES = 3;

    /** @throws IllegalArgumentException naming the count that is negative or above what it is a part of */
    public Telemetry {
        part("decisions_replayed", decisionsReplayed, "total_decisions", totalDecisions);
        part("scope_violations", scopeViolations, "total_agent_actions", totalAgentActions);
        part("verifiable_chain_entries", verifiableChainEntries, "total_chain_entries", totalChainEntries);
        part("attested_policy_ms", attestedPolicyMs, "window_ms", windowMs);
        part("min_distinct_families", minDistinctFamilies, "the supported families", SUPPORTED_FAMILIES);
        part("vendor_independent_attestations", vendorIndependentAttestations, "total_attestations", totalAttestations);
        if (windowMs == 0) {
            throw new IllegalArgumentException("window_ms must be positive");
        }
    }

    private static void part(String name, long value, String wholeName, long whole) {
        if (value < 0 || value > whole) {
            throw new IllegalArgumentException(
                    name + " is " + value + ", outside [0, " + wholeName + " = " + whole + "]");
        }
    }

    /** The counts by name, in document order. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("total_decisions", totalDecisions);
        counts.put("decisions_replayed", decisionsReplayed);
        counts.put("total_agent_actions", totalAgentActions);
        counts.put("scope_violations", scopeViolations);
        counts.put("total_chain_entries", totalChainEntries);
        counts.put("verifiable_chain_entries", verifiableChainEntries);
        counts.put("window_ms", windowMs);
        counts.put("attested_policy_ms", attestedPolicyMs);
        counts.put("min_distinct_families", minDistinctFamilies);
        counts.put("total_attestations", totalAttestations);
        counts.put("vendor_independent_attestations", vendorIndependentAttestations);
        return Collections.unmodifiableMap(counts);
    }
}
