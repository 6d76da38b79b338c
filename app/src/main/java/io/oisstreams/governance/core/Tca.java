package io.oisstreams.governance.core;

import io.oisstreams.crypto.CanonicalJson;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Trust Cost per Action (WF5, metric 4): what the governed actions, which are the terminal decisions, cost on average. */
public final class Tca {
    /** As for money (contract section 8): more decimals are rounded. */
    static final int DECIMALS = 18;

    private Tca() {}

    /** An event's number, finite, as the shortest decimal that stands for it, HALF_EVEN to 18 decimals: sums of these are exact. */
    public static BigDecimal cost(double units) {
        return CanonicalJson.decimal(units).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** The numerator, in cost units: the nearest double. */
    public static double total(Counts counts) {
        return Ratio.nearest(counts.trustCost());
    }

    /** In cost units, not negative; 0 without terminal decisions. */
    public static double of(Counts counts) {
        return Ratio.of(counts.trustCost(), counts.get(Counter.TERMINAL));
    }
}
