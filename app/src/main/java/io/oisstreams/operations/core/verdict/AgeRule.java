package io.oisstreams.operations.core.verdict;

import io.oisstreams.operations.core.verdict.Refusal.Reason;
import java.util.Optional;

/**
 * How old a signature may be when its operation is admitted.
 *
 * @param maxAgeMs the greatest age that is allowed, in ms, positive
 */
public record AgeRule(long maxAgeMs) {
    /** How far the signer's clock may be ahead, in ms: the skew of all telemetry (contract 4.2). */
    public static final long SKEW_MS = 5_000;

    /** Why the operation's age is not allowed; empty: it is. */
    public Optional<Refusal> refuse(Operation operation) {
        if (operation.signedAtMs().isEmpty()) {
            return refusal(Reason.SIGNED_AT_MISSING, "there is no signed_at_ms to tell its age by");
        }
        long signedAtMs = operation.signedAtMs().get();
        // Compared so that no number can overflow: admission times are sane, signed_at_ms may be anything.
        if (signedAtMs < operation.admissionMs() - maxAgeMs) {
            return refusal(
                    Reason.TOO_OLD,
                    "signed at " + signedAtMs + ", more than " + maxAgeMs + " ms before its admission at "
                            + operation.admissionMs());
        }
        if (signedAtMs > operation.admissionMs() + SKEW_MS) {
            return refusal(
                    Reason.SIGNED_IN_THE_FUTURE,
                    "signed at " + signedAtMs + ", more than " + SKEW_MS + " ms after its admission at "
                            + operation.admissionMs());
        }
        return Optional.empty();
    }

    /** The last admission time, in ms, at which what was signed then is not too old. */
    public long allowedUntilMs(long signedAtMs) {
        return signedAtMs + maxAgeMs;
    }

    private static Optional<Refusal> refusal(Reason reason, String detail) {
        return Optional.of(new Refusal(reason, detail));
    }
}
