package io.oisstreams.embedded.agents;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.AgentAction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a tenant's agents do. */
final class Actions {
    private static final long MEAN_PAUSE_MS = Duration.ofSeconds(15).toMillis();
    private static final List<String> TYPES =
            List.of("read_record", "update_record", "call_tool", "send_message", "request_approval");

    private final SimulationPlan plan;
    private final TenantProfile profile;
    private final Agenda agenda;
    private final Dice dice;
    private long number;

    Actions(SimulationPlan plan, TenantProfile profile, Agenda agenda) {
        this.plan = plan;
        this.profile = profile;
        this.agenda = agenda;
        this.dice = new Dice(plan, profile, "actions");
    }

    void begin() {
        agenda.at(plan.startMs() + dice.waitingTime(MEAN_PAUSE_MS), this::act);
    }

    private void act(long atMs) {
        Optional<Misbehaviour> wrong = dice.misbehaviour(Occasion.ACTION, atMs);
        String agent = dice.oneOf(profile.agents());
        String id = "act-" + plan.run() + "-" + ++number;
        agenda.send(
                Topics.AGENT_ACTIONS,
                dice.admitted(atMs),
                AgentAction.newBuilder()
                        .setEventId(id)
                        .setTenantId(profile.tenantId())
                        .setTimestampMs(Instant.ofEpochMilli(atMs))
                        .setAgentId(agent)
                        .setActionId(id)
                        .setActionType(dice.oneOf(TYPES))
                        .setScopeId("scope-" + agent)
                        .setWithinScope(wrong.isEmpty())
                        .setEscalated(wrong.equals(Optional.of(Misbehaviour.ESCALATED_ACTION)))
                        .build());
        agenda.at(atMs + dice.waitingTime(MEAN_PAUSE_MS), this::act);
    }
}
