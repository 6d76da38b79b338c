package io.oisstreams.embedded.agents;

import java.time.Duration;
import java.util.Map;

/** The K-state (KPI 5.1), which a tenant's system checks every few minutes: 1 is stable. */
final class SelfChecks {
    private static final long LEAST_MS = Duration.ofMinutes(4).toMillis();
    private static final long MOST_MS = Duration.ofMinutes(7).toMillis();
    private static final double STABLE = 1;
    private static final double UNSTABLE = 0;

    private final SimulationPlan plan;
    private final Agenda agenda;
    private final Measurements measurements;
    private final Dice dice;

    SelfChecks(SimulationPlan plan, TenantProfile profile, Agenda agenda, Measurements measurements) {
        this.plan = plan;
        this.agenda = agenda;
        this.measurements = measurements;
        this.dice = new Dice(plan, profile, "self-checks");
    }

    void begin() {
        agenda.at(plan.startMs() + dice.between(0, LEAST_MS), this::check);
    }

    private void check(long atMs) {
        boolean unstable = dice.misbehaviour(Occasion.SELF_CHECK, atMs).isPresent();
        measurements.send("5.1", unstable ? UNSTABLE : STABLE, Map.of(), atMs);
        agenda.at(atMs + dice.between(LEAST_MS, MOST_MS), this::check);
    }
}
