package io.oisstreams.tlog;

import java.util.Base64;
import java.util.Optional;

/** Which texts, names and base64 a C2SP signed note may hold. */
final class NoteText {
    private static final int FIRST_PRINTABLE = 0x20;

    private NoteText() {}

    /** Whether these are lines, the last one ended too, of valid Unicode and without other control characters. */
    static boolean isLines(String text) {
        return text.endsWith("\n")
                && isUnicode(text)
                && text.codePoints().allMatch(character -> character >= FIRST_PRINTABLE || character == '\n');
    }

    /** Whether this can name a key: not empty, no white space, no plus sign. */
    static boolean isKeyName(String name) {
        return !name.isEmpty()
                && isUnicode(name)
                && name.codePoints()
                        .noneMatch(character -> character == '+'
                                || Character.isISOControl(character)
                                || Character.isWhitespace(character)
                                || Character.isSpaceChar(character));
    }

    /** The bytes, if the text is the one base64 form of them: with padding, and nothing in the bits that don't count. */
    static Optional<byte[]> base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isUnicode(String text) {
        return text.codePoints()
                .noneMatch(character -> character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
    }
}
