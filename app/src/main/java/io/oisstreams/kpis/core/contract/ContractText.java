package io.oisstreams.kpis.core.contract;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Checks of the names and texts of a contract. Every fault names the field. */
final class ContractText {
    /** An id or a version is a part of addresses and of names of alert rules. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private static final Pattern DOTS = Pattern.compile("\\.+");

    private static final int LONGEST_QUOTE = 60;

    private ContractText() {}

    static void name(String field, String value) {
        if (!NAME.matcher(value).matches() || DOTS.matcher(value).matches()) {
            throw InvalidFieldException.expected(
                    field, "1 to 100 letters A-Z, a-z, digits, . _ and -, not only dots", quoted(value));
        }
    }

    static void text(String field, String value) {
        if (value.isBlank()) {
            throw InvalidFieldException.expected(field, "a text that is not empty", quoted(value));
        }
    }

    /** Throws if two elements of a list have the same name; the fault is at the second one. */
    static <T> void distinct(String list, String field, List<T> elements, Function<T, String> name) {
        List<String> names = elements.stream().map(name).toList();
        for (int i = 0; i < names.size(); i++) {
            int first = names.indexOf(names.get(i));
            if (first < i) {
                throw InvalidFieldException.expected(
                        list + "[" + i + "]." + field,
                        "another one than " + list + "[" + first + "]." + field,
                        quoted(names.get(i)));
            }
        }
    }

    /** On one line, and not longer than a line. */
    static String quoted(String text) {
        String shown = text.codePointCount(0, text.length()) > LONGEST_QUOTE
                ? text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "..."
                : text;
        return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
