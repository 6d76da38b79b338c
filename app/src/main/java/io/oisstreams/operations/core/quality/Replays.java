package io.oisstreams.operations.core.quality;

import java.math.BigDecimal;

/**
 * Replays and how many of them gave the identical output.
 *
 * @param replays not negative
 * @param identical at most as many
 */
public record Replays(long replays, long identical) {
    /** None. */
    public static final Replays NONE = new Replays(0, 0);

    /** Both together. */
    public Replays plus(Replays other) {
        return new Replays(replays + other.replays, identical + other.identical);
    }

    /** Whether identical / replays is smaller than a limit, exactly; of no replays it never is. */
    public boolean isBelow(BigDecimal limit) {
        return BigDecimal.valueOf(identical).compareTo(limit.multiply(BigDecimal.valueOf(replays))) < 0;
    }

    @Override
    public String toString() {
        return identical + " of " + replays;
    }
}
