package io.oisstreams.operations.core.verdict;

import java.util.Locale;

/**
 * Why an operation is refused.
 *
 * @param reason from the closed list
 * @param detail one clause for people
 */
public record Refusal(Reason reason, String detail) {

    /** The closed list of reasons, in the order in which they are looked for: the first counts. */
    public enum Reason {
        /** The family has no such encoding. */
        UNSUPPORTED_VARIANT,
        /** The public key has not the form of one of its algorithm. */
        MALFORMED_KEY,
        /** The signature has a length that those of its algorithm don't have. */
        MALFORMED_SIGNATURE,
        /** The signature is not one of the payload under the key. */
        INVALID_SIGNATURE,
        /** The age rule is on, and the operation does not say when it was signed. */
        SIGNED_AT_MISSING,
        /** It was signed longer ago than the age rule allows. */
        TOO_OLD,
        /** It says that it was signed after it was admitted. */
        SIGNED_IN_THE_FUTURE,
        /** The replay guard is on, and the operation has no nonce. */
        NONCE_MISSING,
        /** An operation with this nonce was verified before under this key. */
        NONCE_SEEN_BEFORE;

        /** The name in {@code failure_reason} and in metrics: lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The text of {@code failure_reason}: the reason's label, a colon, the detail. */
    public String text() {
        return reason.label() + ": " + detail;
    }
}
