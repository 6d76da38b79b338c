package io.oisstreams.operations.core.quality;

import java.math.BigDecimal;

/**
 * The least share of replays that must be identical (OPS 2.2, 4.2; contract section 6). Each share is from 0 to 1; equal is enough.
 *
 * @param tier4Min of the replays of tier 4
 * @param tier2Min of those of tier 2
 * @param overallMin of all together
 * @param rollingDays over how many days the shares are taken for deviations, from 1 to 30: all of them are kept
 */
public record DeterminismLimits(BigDecimal tier4Min, BigDecimal tier2Min, BigDecimal overallMin, int rollingDays) {
    private static final int MOST_DAYS = 30;
    private static final int DECIMALS = 18;

    /** @throws IllegalArgumentException naming the field that is missing or out of range */
    public DeterminismLimits {
        checkShare("tier4_min", tier4Min);
        checkShare("tier2_min", tier2Min);
        checkShare("overall_min", overallMin);
        if (rollingDays < 1 || rollingDays > MOST_DAYS) {
            throw new IllegalArgumentException("rolling_days must be from 1 to " + MOST_DAYS + ": " + rollingDays);
        }
    }

    private static void checkShare(String field, BigDecimal share) {
        if (share == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(field + " must be from 0 to 1: " + share);
        }
        // Written out it would be as long as its exponent says.
        if (share.scale() < 0 || share.scale() > DECIMALS) {
            throw new IllegalArgumentException(field + " must have at most " + DECIMALS + " decimals: " + share);
        }
    }
}
