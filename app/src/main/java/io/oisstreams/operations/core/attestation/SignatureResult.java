package io.oisstreams.operations.core.attestation;

/**
 * The verdicts about signed operations of one algorithm.
 *
 * @param algorithm its name
 * @param verified operations whose signature was verified, not negative
 * @param failed all others, not negative
 */
public record SignatureResult(String algorithm, long verified, long failed) {
    /** @throws IllegalArgumentException naming the count that is out of range */
    public SignatureResult {
        Counts.checkNotNegative("verified", verified);
        Counts.checkNotNegative("failed", failed);
    }

    long operations() {
        return Math.addExact(verified, failed);
    }
}
