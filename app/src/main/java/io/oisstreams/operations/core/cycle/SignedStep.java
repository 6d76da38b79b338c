package io.oisstreams.operations.core.cycle;

import java.util.Comparator;
import java.util.Optional;

/**
 * A signed operation of a cycle with its verdict, as {@code signature.verifications} has it.
 *
 * @param step position in the cycle
 * @param signature algorithm, a colon, hex digits
 * @param publicKey likewise
 * @param verifiedAtMs when it was verified, in ms
 * @param failureReason empty if it is verified, or nobody said
 */
public record SignedStep(
        String eventId,
        int step,
        String agent,
        String operation,
        String signature,
        String publicKey,
        boolean verified,
        long verifiedAtMs,
        long admissionMs,
        Optional<String> failureReason) {
    /** The order in a signature log. */
    static final Comparator<SignedStep> ORDER = Comparator.comparingInt(SignedStep::step)
            .thenComparingLong(SignedStep::admissionMs)
            .thenComparing(SignedStep::eventId);

    /** The algorithm that the public key names, in lower case; {@code unknown} if it names none. */
    public String algorithm() {
        int colon = publicKey.indexOf(':');
        return colon > 0 && colon <= LONGEST_ALGORITHM ? publicKey.substring(0, colon) : "unknown";
    }

    private static final int LONGEST_ALGORITHM = 32;
}
