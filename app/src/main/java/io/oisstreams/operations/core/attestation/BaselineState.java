package io.oisstreams.operations.core.attestation;

/**
 * Where a tenant stands to its baseline.
 *
 * @param firstVersion the version that was frozen
 * @param currentVersion the one that is frozen now
 * @param violations changes of frozen components without approval so far, not negative
 */
public record BaselineState(String firstVersion, String currentVersion, long violations) {
    /** @throws IllegalArgumentException if the count is negative */
    public BaselineState {
        Counts.checkNotNegative("violations", violations);
    }
}
