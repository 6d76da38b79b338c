package io.oisstreams.tlog;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Hashes as text: 64 lower-case hexadecimal digits without prefix, and nothing else, so that equal hashes are equal texts. */
public final class HashText {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    private HashText() {}

    /** The text of a hash of 32 bytes. */
    public static String of(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** The 32 bytes; empty if the text is not of this form. */
    public static Optional<byte[]> parse(String text) {
        return isHash(text) ? Optional.of(HexFormat.of().parseHex(text)) : Optional.empty();
    }

    /** Whether the text is of this form. */
    public static boolean isHash(String text) {
        return FORM.matcher(text).matches();
    }

    /** The bytes of a text that {@link #isHash} holds for. */
    static byte[] bytes(String hash) {
        return HexFormat.of().parseHex(hash);
    }
}
