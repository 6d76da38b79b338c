package io.oisstreams.governance.core;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Turns decisions into what they add to the metrics.
 *
 * @param version of the code that computes metrics; a new one when the same decisions would give other numbers
 */
public record Projector(String version, Semantics semantics, ReasonCodes codes) {
    /** {@code METRICS_SCHEMA_VERSION} (WF5, Versioning). */
    public static final String SCHEMA_VERSION = "v1";

    /** The version of this code. */
    public static final String VERSION = "v1";

    /** What the decision adds. */
    public Contribution project(Decision decision) {
        OptionalLong responseTimeMs = semantics.responseTime(decision);
        return new Contribution(
                decision.timestampMs(),
                counters(decision, responseTimeMs.isPresent()),
                codes.dimension(decision.reasonCode()),
                decision.terminal() ? decision.cost() : BigDecimal.ZERO,
                responseTimeMs);
    }

    private Set<Counter> counters(Decision decision, boolean incident) {
        Set<Counter> counters = EnumSet.of(Counter.EVENTS);
        addIf(counters, Counter.DENIALS, decision.outcome() == Outcome.DENY);
        addIf(
                counters,
                Counter.SECURITY_DENIALS,
                decision.outcome() == Outcome.DENY && decision.reasonFamily() == ReasonFamily.SECURITY);
        addIf(counters, Counter.REPLAY_DETECTED, decision.reasonCode().equals(ReasonCodes.REPLAY_DETECTED));
        addIf(
                counters,
                Counter.REPLAY_GUARD_UNAVAILABLE,
                decision.reasonCode().equals(ReasonCodes.REPLAY_GUARD_UNAVAILABLE));
        addIf(counters, Counter.TENANT_MISMATCHES, decision.reasonCode().equals(ReasonCodes.TENANT_MISMATCH));
        addIf(counters, Counter.RISKY, Uair.isRisky(decision));
        addIf(counters, Counter.RISKY_INTERCEPTED, Uair.isIntercepted(decision));
        addIf(counters, Counter.AUTONOMOUS, Gar.isAutonomous(decision));
        addIf(
                counters,
                Counter.AUTONOMOUS_VALID_LINEAGE,
                Gar.isGoverned(decision, semantics.hasValidLineage(decision, codes)));
        addIf(counters, Counter.TERMINAL, decision.terminal());
        addIf(counters, Counter.INCIDENTS, incident);
        return counters;
    }

    private static void addIf(Set<Counter> counters, Counter counter, boolean counts) {
        if (counts) {
            counters.add(counter);
        }
    }
}
