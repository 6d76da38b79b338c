package io.oisstreams.operations.core.attestation;

import java.util.Locale;

/** Words of others as Markdown that shows them literally, anywhere in a line and in a table's cell. */
final class MarkdownText {
    /** Marks that mean something wherever they stand. */
    private static final String MARKS = "\\`*[]<>&|~#$";

    /** Marks that mean something at the beginning of a line. */
    private static final String FIRST_MARKS = "+-=:";

    private MarkdownText() {}

    /**
     * The Markdown of a text. What can't be seen (control and format characters, line breaks, halves of surrogate pairs) is shown by its
     * number, as {@code <U+000A>}.
     */
    static String of(String text) {
        int[] characters = text.codePoints().toArray();
        StringBuilder markdown = new StringBuilder(text.length() + 16);
        for (int at = 0; at < characters.length; at++) {
            append(markdown, characters, at);
        }
        return markdown.toString();
    }

    private static void append(StringBuilder markdown, int[] characters, int at) {
        int character = characters[at];
        if (isInvisible(character)) {
            markdown.append(String.format(Locale.ROOT, "\\<U+%04X\\>", character));
        } else if (character == ' ' && isAtEdge(characters, at)) {
            markdown.append("&#32;");
        } else {
            if (needsBackslash(characters, at)) {
                markdown.append('\\');
            }
            markdown.appendCodePoint(character);
        }
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** Spaces there would be trimmed, or indent the line. */
    private static boolean isAtEdge(int[] characters, int at) {
        return at == 0 || at == characters.length - 1;
    }

    private static boolean needsBackslash(int[] characters, int at) {
        int character = characters[at];
        return MARKS.indexOf(character) >= 0
                || (at == 0 && FIRST_MARKS.indexOf(character) >= 0)
                || (character == '_' && !isInsideWord(characters, at))
                || ((character == '.' || character == ')') && endsFirstNumber(characters, at));
    }

    /** Between two letters or digits a lone underscore is no mark, and names stay readable. */
    private static boolean isInsideWord(int[] characters, int at) {
        return at > 0
                && at < characters.length - 1
                && isAsciiWord(characters[at - 1])
                && isAsciiWord(characters[at + 1]);
    }

    private static boolean isAsciiWord(int character) {
        return character < 128 && Character.isLetterOrDigit(character);
    }

    /** "1." and "1)" begin a list, if they stand alone. */
    private static boolean endsFirstNumber(int[] characters, int at) {
        if (at < characters.length - 1 && characters[at + 1] != ' ') {
            return false;
        }
        for (int before = 0; before < at; before++) {
            if (characters[before] < '0' || characters[before] > '9') {
                return false;
            }
        }
        return at > 0;
    }
}
