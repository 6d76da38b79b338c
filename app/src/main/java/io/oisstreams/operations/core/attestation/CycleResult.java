package io.oisstreams.operations.core.attestation;

import java.time.Instant;

/**
 * A completed cycle.
 *
 * @param id as the events have it
 * @param startedAt when it began
 * @param endedAt when it was completed
 * @param operations how many it should have signed, not negative
 * @param verified how many of them were verified, at most {@code operations}
 * @param failed how many failed or had no signature, at most {@code operations}
 */
public record CycleResult(String id, Instant startedAt, Instant endedAt, long operations, long verified, long failed) {
    /** @throws IllegalArgumentException naming the count that is out of range */
    public CycleResult {
        Counts.checkPart("verified", verified, "operations", operations);
        Counts.checkPart("failed", failed, "operations", operations);
    }
}
