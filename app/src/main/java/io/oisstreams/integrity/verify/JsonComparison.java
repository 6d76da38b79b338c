package io.oisstreams.integrity.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Optional;
import java.util.TreeSet;

/** Finds where two JSON values differ: numbers digit by digit, so 1 and 1.000000 do. */
final class JsonComparison {
    private JsonComparison() {}

    /** The first difference, fields in the order of what is expected. */
    static Optional<Difference> first(String where, JsonNode expected, JsonNode found) {
        return first(where, "", expected, found);
    }

    private static Optional<Difference> first(String where, String path, JsonNode expected, JsonNode found) {
        if (expected.isObject() && found.isObject()) {
            return firstField(where, path, expected, found);
        }
        if (expected.isArray() && found.isArray()) {
            return firstElement(where, path, expected, found);
        }
        return text(expected).equals(text(found))
                ? Optional.empty()
                : Optional.of(new Difference(where, path, text(expected), text(found)));
    }

    private static Optional<Difference> firstField(String where, String path, JsonNode expected, JsonNode found) {
        for (Iterator<String> names = expected.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            String field = path.isEmpty() ? name : path + "." + name;
            Optional<Difference> difference = first(where, field, expected.path(name), found.path(name));
            if (difference.isPresent()) {
                return difference;
            }
        }
        TreeSet<String> unknown = new TreeSet<>();
        found.fieldNames().forEachRemaining(unknown::add);
        expected.fieldNames().forEachRemaining(unknown::remove);
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(new Difference(where, path, "no more fields", unknown.toString()));
    }

    private static Optional<Difference> firstElement(String where, String path, JsonNode expected, JsonNode found) {
        for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
            Optional<Difference> difference = first(where, path + "[" + i + "]", expected.path(i), found.path(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static String text(JsonNode value) {
        if (value.isMissingNode()) {
            return "nothing";
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.toString();
    }
}
