package io.oisstreams.embedded.agents;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The commits to a tenant's code, each with the coverage of its tests (KPI 3.2) and of its documentation (KPI 4.2), in percent. */
final class Commits {
    private static final long FIRST_LEAST_MS = Duration.ofMinutes(6).toMillis();
    private static final long FIRST_MOST_MS = Duration.ofMinutes(25).toMillis();
    private static final long LEAST_MS = Duration.ofMinutes(90).toMillis();
    private static final long MOST_MS = Duration.ofHours(4).toMillis();
    private static final String OVERALL = "overall";

    /** Tenths of a percent above the targets. */
    private static final Map<String, Integer> USUAL = new TreeMap<>(
            Map.of("invariant_validators", 965, "rollback_mechanisms", 920, "governance_logic", 870, OVERALL, 830));

    private static final int DOCUMENTED = 915;

    private final SimulationPlan plan;
    private final Agenda agenda;
    private final Measurements measurements;
    private final Dice dice;
    private long number;

    Commits(SimulationPlan plan, TenantProfile profile, Agenda agenda, Measurements measurements) {
        this.plan = plan;
        this.agenda = agenda;
        this.measurements = measurements;
        this.dice = new Dice(plan, profile, "commits");
    }

    void begin() {
        agenda.at(plan.startMs() + dice.between(FIRST_LEAST_MS, FIRST_MOST_MS), this::commit);
    }

    private void commit(long atMs) {
        String commit = plan.run() + "-" + ++number;
        Optional<Misbehaviour> wrong = dice.misbehaviour(Occasion.COMMIT, atMs);
        USUAL.forEach((component, usual) -> {
            // What is not tested at all anywhere shows in all of the code.
            boolean lost = wrong.isPresent() && component.equals(OVERALL);
            double percent = percent(lost ? usual - (int) dice.between(80, 200) : usual);
            measurements.send("3.2", percent, Map.of("component", component, "commit", commit), atMs);
        });
        measurements.send("4.2", percent(DOCUMENTED), Map.of("commit", commit), atMs);
        agenda.at(atMs + dice.between(LEAST_MS, MOST_MS), this::commit);
    }

    /** From tenths, and a little more of them. */
    private double percent(int tenths) {
        return (tenths + dice.between(0, 15)) / 10.0;
    }
}
