package io.oisstreams.integrity.core;

import java.util.Optional;

/**
 * What a {@code policy.attestations} event says.
 *
 * @param admissionMs when it was admitted, in ms
 * @param timestampMs when it was attested or revoked, in ms: no attestation counts before it was made
 * @param validToMs exclusive end, in ms; empty: open
 * @param revoked whether it ends an earlier attestation of the same policy and version
 */
public record Attestation(
        long admissionMs,
        long timestampMs,
        String policyId,
        String policyVersion,
        long validFromMs,
        Optional<Long> validToMs,
        boolean revoked) {

    /** When its coverage begins: not before it was attested (contract 4.3). */
    long coversFromMs() {
        return Math.max(validFromMs, timestampMs);
    }

    boolean samePolicy(Attestation other) {
        return policyId.equals(other.policyId) && policyVersion.equals(other.policyVersion);
    }

    /** Whether it covers all that the other does, from no later a time on. */
    boolean spans(Attestation inner) {
        return samePolicy(inner)
                && timestampMs <= inner.timestampMs
                && coversFromMs() <= inner.coversFromMs()
                && validToMs.orElse(Long.MAX_VALUE) >= inner.validToMs.orElse(Long.MAX_VALUE);
    }

    boolean coversAfter(long timeMs) {
        return validToMs.orElse(Long.MAX_VALUE) > timeMs;
    }

    /** The same with another end; {@code Long.MAX_VALUE}: open. */
    Attestation endingAt(long endMs) {
        Optional<Long> end = endMs == Long.MAX_VALUE ? Optional.empty() : Optional.of(endMs);
        return new Attestation(admissionMs, timestampMs, policyId, policyVersion, validFromMs, end, revoked);
    }
}
