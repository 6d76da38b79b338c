package io.oisstreams.kpis.core.audit;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What somebody who kept it elsewhere knows of a log's end. It shows what the chain alone can't.
 *
 * @param head the {@code entry_hash} of the newest entry, at that time: the log may have grown since
 * @param entries how many there were; without a head at least so many must be there
 */
public record ExpectedEnd(Optional<String> head, OptionalLong entries) {
    /** Nobody kept anything. */
    public static final ExpectedEnd UNKNOWN = new ExpectedEnd(Optional.empty(), OptionalLong.empty());

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException if the hash does not have its 64 digits, or the number is less than 0 */
    public ExpectedEnd {
        head.filter(hash -> !isHash(hash)).ifPresent(hash -> {
            throw new IllegalArgumentException("head: expected 64 lower-case hexadecimal digits, got '" + hash + "'");
        });
        if (entries.isPresent() && entries.getAsLong() < 0) {
            throw new IllegalArgumentException("entries: expected a number from 0, got " + entries.getAsLong());
        }
    }

    /** Whether a text is the form of a SHA-256 that the log has. */
    static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }
}
