package io.oisstreams.operations.core.attestation;

import java.util.List;

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

    Rate rate() {
        return new Rate(verified, Math.addExact(verified, failed));
    }

    /** Of all together. */
    static Rate rate(List<SignatureResult> results) {
        long verified = results.stream().mapToLong(SignatureResult::verified).sum();
        return new Rate(
                verified,
                Math.addExact(
                        verified,
                        results.stream().mapToLong(SignatureResult::failed).sum()));
    }
}
