package io.oisstreams.operations.core.quality;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a determinism check is a deviation: it pulls down a rate of the trailing days that is below its threshold (OPS section 3.6). A check that
 * is good by itself is none, even while the rate is still low.
 */
public final class DeterminismRule {
    private DeterminismRule() {}

    /**
     * What is below its threshold.
     *
     * @param check the check alone
     * @param trailing the trailing days, with the check
     * @return in words; empty: nothing
     */
    public static Optional<String> judge(Tier tier, Replays check, QualityDay trailing, DeterminismLimits limits) {
        Replays ofTier = tier == Tier.TIER4 ? trailing.tier4() : trailing.tier2();
        BigDecimal tierMin = tier == Tier.TIER4 ? limits.tier4Min() : limits.tier2Min();
        Replays overall = trailing.replays();
        List<String> below = new ArrayList<>();
        add(below, tier.label(), check, ofTier, tierMin);
        add(below, "overall", check, overall, limits.overallMin());
        return below.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", below));
    }

    private static void add(List<String> below, String what, Replays check, Replays rate, BigDecimal min) {
        if (check.isBelow(min) && rate.isBelow(min)) {
            below.add(what + " determinism: " + rate + " replays identical, below " + min.toPlainString());
        }
    }
}
