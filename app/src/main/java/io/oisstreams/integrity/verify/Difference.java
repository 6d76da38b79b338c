package io.oisstreams.integrity.verify;

/**
 * What is not as it must be.
 *
 * @param where the record or event that it is about
 * @param field the field of it
 * @param expected what the check computed
 * @param found what the export says
 */
public record Difference(String where, String field, String expected, String found) {
    private static final int LONGEST = 200;

    /** Cuts long values: a record can be as large as a book. */
    public Difference {
        expected = cut(expected);
        found = cut(found);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "... (" + text.length() + " characters)";
    }

    /** One line, whatever the values hold. */
    @Override
    public String toString() {
        return (where + ", " + field + ": expected " + expected + ", found " + found).replace("\n", "\\n");
    }
}
