package io.oisstreams.operations.core.deviation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks of what a policy says. Every fault is an {@link IllegalArgumentException} that begins with the field's name. */
final class PolicyField {
    private PolicyField() {}

    static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + ": missing");
        }
        return value;
    }

    static void text(String field, @Nullable String value) {
        if (present(field, value).isBlank()) {
            throw new IllegalArgumentException(field + ": empty");
        }
    }

    /** A copy that can't be changed. */
    static List<String> names(String field, @Nullable List<String> values) {
        List<String> names = present(field, values);
        names.forEach(name -> text(field, name));
        return List.copyOf(names);
    }

    /** As {@link #names}, at least one. */
    static List<String> someNames(String field, @Nullable List<String> values) {
        List<String> names = names(field, values);
        if (names.isEmpty()) {
            throw new IllegalArgumentException(field + ": expected at least one");
        }
        return names;
    }

    static void atLeast(String field, int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException(field + ": expected at least " + least + ", got " + value);
        }
    }
}
