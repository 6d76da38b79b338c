package io.oisstreams.embedded.agents;

import java.time.Duration;
import java.util.Map;

/** A tenant's full snapshots, each verified by a look at its age (KPI 5.2); while none can be made, the last one is looked at. */
final class Backups {
    private static final long FIRST_LEAST_MS = Duration.ofMinutes(1).toMillis();
    private static final long FIRST_MOST_MS = Duration.ofMinutes(9).toMillis();
    private static final long LEAST_MS = Duration.ofHours(4).toMillis();
    private static final long MOST_MS = Duration.ofHours(6).toMillis();
    private static final long COPYING_LEAST_MS = Duration.ofMinutes(3).toMillis();
    private static final long COPYING_MOST_MS = Duration.ofMinutes(20).toMillis();
    private static final long FAILING_LEAST_MS = Duration.ofHours(25).toMillis();
    private static final long FAILING_MOST_MS = Duration.ofHours(30).toMillis();
    private static final double HOUR_MS = Duration.ofHours(1).toMillis();

    private final SimulationPlan plan;
    private final Agenda agenda;
    private final Measurements measurements;
    private final Dice dice;
    private long createdMs;
    private long failingUntilMs;

    Backups(SimulationPlan plan, TenantProfile profile, Agenda agenda, Measurements measurements) {
        this.plan = plan;
        this.agenda = agenda;
        this.measurements = measurements;
        this.dice = new Dice(plan, profile, "backups");
    }

    void begin() {
        createdMs = plan.startMs();
        agenda.at(plan.startMs() + dice.between(FIRST_LEAST_MS, FIRST_MOST_MS), this::look);
    }

    private void look(long atMs) {
        if (atMs >= failingUntilMs) {
            // Begun before the simulation, if it is the first.
            createdMs = Math.max(0, atMs - dice.between(COPYING_LEAST_MS, COPYING_MOST_MS));
            if (dice.misbehaviour(Occasion.BACKUP, atMs).isPresent()) {
                failingUntilMs = atMs + dice.between(FAILING_LEAST_MS, FAILING_MOST_MS);
            }
        }
        measurements.send("5.2", (atMs - createdMs) / HOUR_MS, Map.of("kind", "full"), atMs);
        agenda.at(atMs + dice.between(LEAST_MS, MOST_MS), this::look);
    }
}
