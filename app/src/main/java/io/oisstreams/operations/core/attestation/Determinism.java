package io.oisstreams.operations.core.attestation;

import io.oisstreams.operations.core.quality.DeterminismLimits;
import io.oisstreams.operations.core.quality.Tier;
import java.math.BigDecimal;
import java.util.List;

/** Replays measured: each tier, and all together. */
record Determinism(List<Measure> measures) {
    /** The name of what all tiers make together. */
    static final String OVERALL = "overall";

    /**
     * A rate and its limit.
     *
     * @param name the tier, or {@link #OVERALL}
     */
    record Measure(String name, Rate rate, BigDecimal min) {
        boolean holds() {
            return rate.isAtLeast(min);
        }
    }

    static Determinism of(List<TierResult> tiers, DeterminismLimits limits) {
        Rate tier4 = rate(tiers, Tier.TIER4);
        Rate tier2 = rate(tiers, Tier.TIER2);
        Rate overall = new Rate(Math.addExact(tier4.part(), tier2.part()), Math.addExact(tier4.whole(), tier2.whole()));
        return new Determinism(List.of(
                new Measure(Tier.TIER4.label(), tier4, limits.tier4Min()),
                new Measure(Tier.TIER2.label(), tier2, limits.tier2Min()),
                new Measure(OVERALL, overall, limits.overallMin())));
    }

    private static Rate rate(List<TierResult> tiers, Tier tier) {
        List<TierResult> own =
                tiers.stream().filter(result -> result.tier() == tier).toList();
        return new Rate(
                own.stream().mapToLong(TierResult::identical).sum(),
                own.stream().mapToLong(TierResult::replays).sum());
    }

    Measure overall() {
        return measures.get(measures.size() - 1);
    }

    /** The tiers alone. */
    List<Measure> tiers() {
        return measures.subList(0, measures.size() - 1);
    }

    List<Measure> tooLow() {
        return measures.stream().filter(measure -> !measure.holds()).toList();
    }
}
