package io.oisstreams.embedded.agents;

import io.oisstreams.kpis.core.Period;
import io.oisstreams.kpis.core.review.ReviewSchedule;
import io.oisstreams.time.UtcDays;
import java.time.Duration;
import java.util.Map;

/** The reviews of a tenant's KPIs: somebody makes all that have become due when the working day begins. */
final class Reviews {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final long LEAST_MS = Duration.ofHours(5).toMillis();
    private static final long MOST_MS = Duration.ofHours(7).toMillis();
    private static final double DONE = 1;

    private final SimulationPlan plan;
    private final Agenda agenda;
    private final Measurements measurements;
    private final Dice dice;

    Reviews(SimulationPlan plan, TenantProfile profile, Agenda agenda, Measurements measurements) {
        this.plan = plan;
        this.agenda = agenda;
        this.measurements = measurements;
        this.dice = new Dice(plan, profile, "reviews");
    }

    void begin() {
        planNext(plan.startMs());
    }

    private void planNext(long afterMs) {
        long dayMs = UtcDays.startMs(UtcDays.dayOf(afterMs) + 1);
        agenda.at(dayMs + dice.between(LEAST_MS, MOST_MS), this::review);
    }

    private void review(long atMs) {
        if (dice.misbehaviour(Occasion.REVIEW, atMs).isEmpty()) {
            for (Period period : ReviewSchedule.ending(UtcDays.date(UtcDays.dayOf(atMs - DAY_MS)))) {
                Map<String, String> what = Map.of(
                        "cadence", period.cadence().label(), "period", period.name(), "reviewer", Proposals.OWNER);
                measurements.send("review", DONE, what, atMs);
            }
        }
        planNext(atMs);
    }
}
