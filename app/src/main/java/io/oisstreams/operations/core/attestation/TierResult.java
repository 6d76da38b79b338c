package io.oisstreams.operations.core.attestation;

/**
 * The replays of one tier of determinism.
 *
 * @param tier {@link #TIER_4} or {@link #TIER_2}
 * @param replays how many there were, not negative
 * @param identical how many of them gave the same, at most {@code replays}
 */
public record TierResult(String tier, long replays, long identical) {
    /** The tier whose replays must all be identical. */
    public static final String TIER_4 = "tier-4";

    /** The tier that tolerates some that are not. */
    public static final String TIER_2 = "tier-2";

    /** @throws IllegalArgumentException naming what is out of range */
    public TierResult {
        if (!tier.equals(TIER_4) && !tier.equals(TIER_2)) {
            throw new IllegalArgumentException("tier must be " + TIER_4 + " or " + TIER_2 + ": " + tier);
        }
        Counts.checkPart("identical", identical, "replays", replays);
    }
}
