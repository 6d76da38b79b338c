package io.oisstreams.governance.core;

/** Governed Autonomy Ratio (WF5, metric 3): of the autonomous actions, those with valid lineage. */
public final class Gar {
    private Gar() {}

    static boolean isAutonomous(Decision decision) {
        return decision.outcome() == Outcome.ALLOW;
    }

    /** @param valid what the configured reading of the specification calls valid */
    static boolean isGoverned(Decision decision, boolean valid) {
        return isAutonomous(decision) && valid;
    }

    /** From 0 to 1; 0 without autonomous actions. */
    public static double of(Counts counts) {
        return Ratio.of(counts.get(Counter.AUTONOMOUS_VALID_LINEAGE), counts.get(Counter.AUTONOMOUS));
    }
}
