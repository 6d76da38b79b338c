package io.oisstreams.operations.core.verdict;

import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.operations.core.verdict.Refusal.Reason;
import java.util.Optional;

/** Whether the signature is one of the payload under the key, in the encoding that the operation names. */
public final class SignatureRule {
    private SignatureRule() {}

    /** Why the signature does not hold; empty: it does. A function of its arguments; may be called on any thread. */
    public static Optional<Refusal> refuse(Operation operation, SignatureVerifier verifier) {
        String algorithm = operation.algorithm().name();
        if (!operation.variant().existsFor(operation.algorithm())) {
            return refusal(Reason.UNSUPPORTED_VARIANT, algorithm + " has no encoding " + operation.variant());
        }
        if (!operation.algorithm().acceptsPublicKey(operation.publicKey())) {
            return refusal(
                    Reason.MALFORMED_KEY, operation.publicKey().length + " bytes that are no key of " + algorithm);
        }
        if (!operation.algorithm().acceptsSignatureLength(operation.signature().length)) {
            return refusal(
                    Reason.MALFORMED_SIGNATURE,
                    operation.signature().length + " bytes that are no signature of " + algorithm);
        }
        boolean valid = verifier.verify(
                operation.algorithm(),
                operation.variant(),
                operation.publicKey(),
                operation.payload(),
                operation.signature());
        return valid
                ? Optional.empty()
                : refusal(
                        Reason.INVALID_SIGNATURE,
                        "not a signature of the payload under the key, as " + algorithm + " " + operation.variant());
    }

    private static Optional<Refusal> refusal(Reason reason, String detail) {
        return Optional.of(new Refusal(reason, detail));
    }
}
