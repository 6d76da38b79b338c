package io.oisstreams.operations.core.attestation;

import java.util.List;
import java.util.stream.Collectors;

/** Names of an unknown number and length, such as events have, kept short. */
final class Listed {
    /** So many are named. */
    static final int MOST = 5;

    /** So many characters are shown of a name; ids have up to 1024, and a report must stay readable. */
    static final int LONGEST = 256;

    private Listed() {}

    /** The first few, and how many there are more, in one line. */
    static String of(List<String> names) {
        String first = names.stream().limit(MOST).map(Listed::of).collect(Collectors.joining(", "));
        return names.size() <= MOST ? first : first + " and " + (names.size() - MOST) + " more";
    }

    /** The name; of one that is too long, the beginning and how much is missing. */
    static String of(String name) {
        int length = name.codePointCount(0, name.length());
        return length <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST)) + " (and " + (length - LONGEST)
                        + " more characters)";
    }
}
