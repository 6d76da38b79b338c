package io.oisstreams.operations.core.cycle;

import io.oisstreams.operations.core.report.ShortText;
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
    /** Most characters of a signature and of a key: of the longest that there are twice as many. */
    private static final int LONGEST_HEX = 70_000;

    private static final int LONGEST_ALGORITHM = 32;

    /** Bytes that names and the rest of an operation take in a log, about. */
    private static final int NAMES = 300;

    /** Keeps of long texts their beginnings. */
    public SignedStep {
        agent = ShortText.of(agent);
        operation = ShortText.of(operation);
        signature = ShortText.cut(signature, LONGEST_HEX);
        publicKey = ShortText.cut(publicKey, LONGEST_HEX);
        failureReason = failureReason.map(ShortText::of);
    }

    /** The order in a signature log. */
    static final Comparator<SignedStep> ORDER = Comparator.comparingInt(SignedStep::step)
            .thenComparingLong(SignedStep::admissionMs)
            .thenComparing(SignedStep::eventId);

    /** The algorithm that the public key names, in lower case; {@code unknown} if it names none. */
    public String algorithm() {
        int colon = publicKey.indexOf(':');
        return colon > 0 && colon <= LONGEST_ALGORITHM ? publicKey.substring(0, colon) : "unknown";
    }

    /** How long it is in a log, in bytes, about. */
    long bytes() {
        return jsonBytes(signature) + jsonBytes(publicKey) + jsonBytes(agent) + jsonBytes(operation) + NAMES;
    }

    /** How long it is among a log's alerts, in bytes, about. */
    long alertBytes() {
        return jsonBytes(agent) + jsonBytes(operation) + jsonBytes(failureReason.orElse("")) + NAMES;
    }

    /** As JSON in UTF-8, at most: what can't be seen is written as six characters. */
    private static long jsonBytes(String text) {
        return text.chars()
                .mapToLong(unit -> unit < ' ' ? 6 : unit == '"' || unit == '\\' ? 2 : unit < 128 ? 1 : 3)
                .sum();
    }
}
