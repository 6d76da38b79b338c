package io.oisstreams.operations.core.report;

/** Texts of events that outputs and rows repeat: none may make them larger than a record can be. */
public final class ShortText {
    /** Most characters of a text. */
    public static final int LONGEST = 1_000;

    private static final String MORE = "...";

    private ShortText() {}

    /** The text, or its beginning and three dots if it is longer than {@link #LONGEST} characters. */
    public static String of(String text) {
        return cut(text, LONGEST);
    }

    /** The same with another limit, which is more than three. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - MORE.length();
        // No half of a pair of surrogates: it could not be written as UTF-8.
        int whole = Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
        return text.substring(0, whole) + MORE;
    }
}
