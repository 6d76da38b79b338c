package io.oisstreams.operations.core.quality;

import java.util.Map;

/**
 * How many of something were good: checks of an ADR that were compliant, operations of an agent or an algorithm that were verified.
 *
 * @param all not negative
 * @param good at most as many
 */
public record Tally(long all, long good) {
    /** None. */
    public static final Tally NONE = new Tally(0, 0);

    /** The name of all that are not told apart. */
    public static final String OTHERS = "(others)";

    private static final int MOST_NAMES = 1_000;

    /** Adds to the tally of a name, or, if there are a thousand names without it, to that of the others. */
    public static void add(Map<String, Tally> tallies, String name, Tally more) {
        String counted = tallies.containsKey(name) || tallies.size() < MOST_NAMES ? name : OTHERS;
        tallies.merge(counted, more, Tally::plus);
    }

    /** With one more. */
    public Tally plus(boolean isGood) {
        return new Tally(all + 1, good + (isGood ? 1 : 0));
    }

    /** Both together. */
    public Tally plus(Tally other) {
        return new Tally(all + other.all, good + other.good);
    }

    /** Those that were not good. */
    public long bad() {
        return all - good;
    }
}
