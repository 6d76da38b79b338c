package io.oisstreams.kpis.core.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One thing that a contract looks for in a repository, and what finding it is worth.
 *
 * @param name unique in the contract, not empty
 * @param path relative to the repository's root, with slashes, as {@link #canonical} gives it; unique in the contract
 * @param points whole, from 0 to {@value #MOST_POINTS}
 */
public record Input(String name, String path, Kind kind, Check check, int points) {
    /** Points of an input, so that the sum of all fits an int. */
    static final int MOST_POINTS = 1_000_000;

    /** What is looked for. */
    public enum Kind {
        /** A file that is not empty. */
        FILE,
        /** A directory. */
        DIRECTORY;

        /** As in contract files and events: {@code file}, {@code directory}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** When the points are given. */
    public enum Check {
        /** If it exists. */
        EXISTS,
        /** If it exists and its whole content is one JSON value. */
        PARSEABLE;

        /** As in contract files: {@code exists}, {@code parseable}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Throws {@link IllegalArgumentException} naming the field that is out of its range. */
    public Input {
        ContractText.text("name", name);
        checkPath(path, kind);
        path = canonical(path);
        if (kind == Kind.DIRECTORY && check == Check.PARSEABLE) {
            throw InvalidFieldException.expected("check", "exists for a directory", check.label());
        }
        if (points < 0 || points > MOST_POINTS) {
            throw InvalidFieldException.expected("points", "a whole number from 0 to " + MOST_POINTS, points);
        }
    }

    /** The one form of a path: without a slash at its end, by which people mark directories. */
    public static String canonical(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** The points that what was seen of the input earns: all of them, or 0. */
    public int earned(Seen seen) {
        return isEarnedBy(seen) ? points : 0;
    }

    /** Whether what was seen of the input earns its points. */
    boolean isEarnedBy(Seen seen) {
        return seen.exists() && (check == Check.EXISTS || seen.parseable().orElse(false));
    }

    private static void checkPath(String path, Kind kind) {
        List<String> segments = Arrays.asList(canonical(path).split("/", -1));
        boolean marksDirectory = path.endsWith("/") && kind == Kind.FILE;
        boolean leaves = segments.stream().anyMatch(part -> part.isBlank() || part.equals(".") || part.equals(".."));
        boolean strange = path.indexOf('\\') >= 0 || path.chars().anyMatch(Character::isISOControl);
        if (marksDirectory || leaves || strange) {
            throw InvalidFieldException.expected(
                    "path",
                    "the path of a " + kind.label() + " relative to the repository, without . and ..",
                    ContractText.quoted(path));
        }
    }
}
