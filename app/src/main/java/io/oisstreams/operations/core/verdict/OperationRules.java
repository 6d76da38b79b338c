package io.oisstreams.operations.core.verdict;

import io.oisstreams.operations.core.verdict.Refusal.Reason;
import java.util.Optional;

/**
 * What an operation must fulfil beside a signature that holds. The rules are told of what the event says: its nonce and its time of signing
 * are worth what the signed payload makes them worth.
 *
 * @param age empty: signatures do not age
 * @param replayGuard whether a nonce counts once
 * @param memoryMs for how long ids are remembered, and nonces if no age rule bounds them, in ms, positive
 */
public record OperationRules(Optional<AgeRule> age, boolean replayGuard, long memoryMs) {
    /** The name under which this project verifies. */
    public static final String VERIFIER = "ois-streams";

    /**
     * The verdict. To be asked once for each operation, in the order of the log.
     *
     * @param signature what {@link SignatureRule} says
     * @param nonces the nonce of an operation that is not refused is added
     * @return the first reason to refuse it; empty: it is verified
     */
    public Optional<Refusal> judge(Operation operation, Optional<Refusal> signature, NonceMemory nonces) {
        return signature
                .or(() -> age.flatMap(rule -> rule.refuse(operation)))
                .or(() -> replayGuard ? guard(operation, nonces) : Optional.empty());
    }

    /** Last of the rules: what is refused uses up no nonce, so nobody without the key can spend another's. */
    private Optional<Refusal> guard(Operation operation, NonceMemory nonces) {
        if (operation.nonce().isEmpty()) {
            return Optional.of(new Refusal(Reason.NONCE_MISSING, "there is no nonce to tell a replay by"));
        }
        NonceId nonce = NonceId.of(operation, operation.nonce().get());
        if (nonces.holds(nonce, operation.admissionMs())) {
            return Optional.of(new Refusal(
                    Reason.NONCE_SEEN_BEFORE, "an operation with this nonce was verified before under this key"));
        }
        nonces.remember(nonce, nonceUntilMs(operation));
        return Optional.empty();
    }

    /** With the age rule no longer than the operation could pass it again; it is asked first, so that is long enough. */
    private long nonceUntilMs(Operation operation) {
        return age.flatMap(rule -> operation.signedAtMs().map(rule::allowedUntilMs))
                .orElseGet(() -> idUntilMs(operation.admissionMs()));
    }

    /** The last time at which the id of an event counts that was admitted then, both in ms. */
    public long idUntilMs(long admissionMs) {
        return admissionMs + memoryMs;
    }
}
