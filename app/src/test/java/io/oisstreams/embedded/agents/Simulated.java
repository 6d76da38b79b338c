package io.oisstreams.embedded.agents;

import io.oisstreams.embedded.agents.SimulationPlan.Signing;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans and their events, for tests. */
final class Simulated {
    static final Instant START = Instant.parse("2026-01-05T08:48:00Z");

    private static final Set<EventTopic> PRODUCTION = Set.of(
            Topics.CYCLE_EVENTS,
            Topics.OPERATIONS_SIGNED,
            Topics.COST_EVENTS,
            Topics.COMPLIANCE_CHECKS,
            Topics.DETERMINISM_CHECKS,
            Topics.BASELINE_CHANGES,
            Topics.DEVIATION_UPDATES);

    private Simulated() {}

    /** The demo's tenants, unsigned. */
    static SimulationPlan demo(long seed) {
        return new SimulationPlan(seed, START, TenantProfile.DEMO, Signing.PLACEHOLDER);
    }

    /** One tenant of a given temperament. */
    static SimulationPlan one(Temperament temperament, Signing signing) {
        TenantProfile tenant =
                new TenantProfile("tenant", List.of("agent-1", "agent-2"), true, temperament, Optional.empty());
        return new SimulationPlan(7, START, List.of(tenant), signing);
    }

    static List<TimedEvent> events(SimulationPlan plan, Duration length) {
        List<TimedEvent> events = new ArrayList<>();
        Simulation simulation = new Simulation(plan);
        long endMs = plan.start().plus(length).toEpochMilli();
        for (TimedEvent event = simulation.next(); event.admissionMs() < endMs; event = simulation.next()) {
            events.add(event);
        }
        return events;
    }

    /** Those for the operations capability alone. */
    static List<TimedEvent> production(SimulationPlan plan, Duration length) {
        return events(plan, length).stream()
                .filter(event -> PRODUCTION.contains(event.topic()))
                .toList();
    }
}
