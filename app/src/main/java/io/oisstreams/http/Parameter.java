package io.oisstreams.http;

import java.util.List;

/**
 * A parameter that a route takes. Declared once: unknown ones are refused, and the interface's description lists them.
 *
 * @param name its name in the path or the query
 * @param kind what its value looks like
 * @param inPath in the path; else in the query
 * @param required whether a request without it is refused; always so in the path
 * @param description one sentence
 * @param allowed the values that it may have; empty: any of its kind
 */
public record Parameter(
        String name, Kind kind, boolean inPath, boolean required, String description, List<String> allowed) {
    /** Smallest and greatest value of {@code limit}, and the one without it. */
    static final int MIN_LIMIT = 1;

    static final int DEFAULT_LIMIT = 100;
    static final int MAX_LIMIT = 1000;

    /** What a value looks like. */
    public enum Kind {
        /** Any text but the empty one. */
        TEXT,
        /** ISO 8601, or milliseconds since 1970-01-01T00:00:00Z. */
        TIME,
        /** A UTC day in ISO 8601: 2026-05-21. */
        DATE,
        /** How many rows: 1 to 1000, default 100. */
        LIMIT,
        /** A whole number from 0. */
        COUNT
    }

    /** Keeps an own copy of the list. */
    public Parameter {
        allowed = List.copyOf(allowed);
    }

    /** A part of the path. */
    public static Parameter path(String name, Kind kind, String description) {
        return new Parameter(name, kind, true, true, description, List.of());
    }

    /** An optional parameter of the query. */
    public static Parameter query(String name, Kind kind, String description) {
        return new Parameter(name, kind, false, false, description, List.of());
    }

    /** An optional parameter of the query with a fixed set of values. */
    public static Parameter oneOf(String name, List<String> allowed, String description) {
        return new Parameter(name, Kind.TEXT, false, false, description, allowed);
    }

    /** The same, but it must be given. */
    public Parameter asRequired() {
        return new Parameter(name, kind, inPath, true, description, allowed);
    }

    /** Refuses a value that can't be this parameter's. */
    void check(String value) {
        if (value.isEmpty()) {
            throw ApiException.parameter(name, "must not be empty");
        }
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            throw ApiException.parameter(name, "must be one of " + String.join(", ", allowed));
        }
        switch (kind) {
            case TIME -> Times.parse(name, value);
            case DATE -> Times.date(name, value);
            case LIMIT -> limit(value);
            case TEXT -> text(value);
            case COUNT -> count(value);
        }
    }

    /** The value of a {@link Kind#LIMIT}. */
    int limit(String value) {
        String wrong = "must be a whole number from " + MIN_LIMIT + " to " + MAX_LIMIT;
        try {
            int limit = Integer.parseInt(value);
            if (limit < MIN_LIMIT || limit > MAX_LIMIT) {
                throw ApiException.parameter(name, wrong);
            }
            return limit;
        } catch (NumberFormatException e) {
            throw ApiException.parameter(name, wrong);
        }
    }

    /** The value of a {@link Kind#COUNT}. */
    long count(String value) {
        try {
            long count = Long.parseLong(value);
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw ApiException.parameter(name, "must be a whole number from 0");
    }

    private void text(String value) {
        if (value.indexOf('\0') >= 0) {
            throw ApiException.parameter(name, "must not hold U+0000");
        }
    }
}
