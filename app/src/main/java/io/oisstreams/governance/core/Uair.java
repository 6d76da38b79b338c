package io.oisstreams.governance.core;

/** Unsafe Action Intercept Rate (WF5, metric 1): of the risky requests, those that were denied or escalated. */
public final class Uair {
    private Uair() {}

    static boolean isRisky(Decision decision) {
        return decision.riskTier().isHigh();
    }

    static boolean isIntercepted(Decision decision) {
        return isRisky(decision) && decision.outcome() != Outcome.ALLOW;
    }

    /** From 0 to 1; 0 without risky requests. */
    public static double of(Counts counts) {
        return Ratio.of(counts.get(Counter.RISKY_INTERCEPTED), counts.get(Counter.RISKY));
    }
}
