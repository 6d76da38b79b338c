package io.oisstreams.operations.core.attestation;

/**
 * The signed operations of one agent.
 *
 * @param agent as the events have it
 * @param operations how many there were, not negative
 * @param verified how many of them were verified, at most {@code operations}
 */
public record AgentResult(String agent, long operations, long verified) {
    /** @throws IllegalArgumentException naming the count that is out of range */
    public AgentResult {
        Counts.checkPart("verified", verified, "operations", operations);
    }
}
