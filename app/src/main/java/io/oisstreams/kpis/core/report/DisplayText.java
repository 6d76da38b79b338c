package io.oisstreams.kpis.core.report;

import java.util.ArrayList;
import java.util.List;

/** Texts for a terminal, measured in its columns. */
final class DisplayText {
    private static final String MORE = "…";
    private static final int UNREADABLE = 0xFFFD;

    private DisplayText() {}

    /** With spaces behind it up to so many columns; as it is if it is wider. */
    static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - DisplayWidth.of(text)));
    }

    /** The text, or as much of its beginning as fits into so many columns before an ellipsis. */
    static String cut(String text, int columns) {
        return DisplayWidth.of(text) <= columns ? text : head(text, columns - 1) + MORE;
    }

    /**
     * Lines of at most so many columns, broken between words, and inside of a word that is wider than a line. What would steer the
     * terminal is left out: the text may repeat what events say.
     *
     * @param prefix what the first line begins with, narrower than a line
     * @param indent spaces that the others begin with, two fewer than the columns at most
     */
    static List<String> wrap(String prefix, String text, int columns, int indent) {
        List<String> lines = new ArrayList<>();
        String margin = " ".repeat(indent);
        String line = prefix;
        boolean begun = false;
        for (String word : readable(text).split(" +", -1)) {
            String joined = begun ? line + " " + word : line + word;
            String rest = word;
            if (DisplayWidth.of(joined) <= columns) {
                line = joined;
            } else {
                if (begun) {
                    lines.add(line);
                    line = margin;
                }
                while (DisplayWidth.of(line + rest) > columns) {
                    String head = head(rest, columns - DisplayWidth.of(line));
                    lines.add(line + head);
                    rest = rest.substring(head.length());
                    line = margin;
                }
                line += rest;
            }
            begun = true;
        }
        lines.add(line);
        return lines;
    }

    private static String head(String text, int columns) {
        int width = 0;
        int end = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            width += DisplayWidth.of(codePoint);
            if (width > columns) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return text.substring(0, end);
    }

    /** Without what would steer the terminal. */
    static String readable(String text) {
        StringBuilder readable = new StringBuilder();
        text.strip()
                .codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .forEach(c -> {
                    boolean steers = Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
                    boolean separates = Character.isWhitespace(c) || Character.isSpaceChar(c);
                    readable.appendCodePoint(separates ? ' ' : steers ? UNREADABLE : c);
                });
        return readable.toString();
    }
}
