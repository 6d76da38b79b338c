package io.oisstreams.operations.core.attestation;

import io.oisstreams.operations.core.quality.Tier;

/**
 * The replays of one tier of determinism.
 *
 * @param replays how many there were, not negative
 * @param identical how many of them gave the same, at most {@code replays}
 */
public record TierResult(Tier tier, long replays, long identical) {
    /** @throws IllegalArgumentException naming what is out of range */
    public TierResult {
        Counts.checkPart("identical", identical, "replays", replays);
    }
}
