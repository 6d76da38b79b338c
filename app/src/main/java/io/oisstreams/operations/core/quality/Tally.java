package io.oisstreams.operations.core.quality;

/**
 * How many of something were good: checks of an ADR that were compliant, operations of an agent or an algorithm that were verified.
 *
 * @param all not negative
 * @param good at most as many
 */
public record Tally(long all, long good) {
    /** None. */
    public static final Tally NONE = new Tally(0, 0);

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
