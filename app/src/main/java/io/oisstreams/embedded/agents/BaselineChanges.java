package io.oisstreams.embedded.agents;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.Approval;
import io.oisstreams.event.v1.BaselineChange;
import io.oisstreams.event.v1.FrozenComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A tenant's rare changes of its baseline: approved by all who must, or made first and approved later. */
final class BaselineChanges {
    private static final long FIRST_LEAST_MS = Duration.ofMinutes(30).toMillis();
    private static final long FIRST_MOST_MS = Duration.ofMinutes(75).toMillis();
    private static final long LEAST_MS = Duration.ofHours(6).toMillis();
    private static final long MOST_MS = Duration.ofHours(14).toMillis();
    private static final long LATER_LEAST_MS = Duration.ofMinutes(60).toMillis();
    private static final long LATER_MOST_MS = Duration.ofMinutes(150).toMillis();
    private static final List<String> AUTHORITIES = List.of("LARS", "VEGA", "G4");
    private static final List<FrozenComponent> FROZEN = Stream.of(FrozenComponent.values())
            .filter(component -> component != FrozenComponent.unfrozen)
            .toList();

    private final SimulationPlan plan;
    private final String tenantId;
    private final Agenda agenda;
    private final Dice dice;
    private long number;

    BaselineChanges(SimulationPlan plan, TenantProfile profile, Agenda agenda) {
        this.plan = plan;
        this.tenantId = profile.tenantId();
        this.agenda = agenda;
        this.dice = new Dice(plan, profile, "baseline-changes");
    }

    void begin() {
        agenda.at(plan.startMs() + dice.between(FIRST_LEAST_MS, FIRST_MOST_MS), this::change);
    }

    private void change(long atMs) {
        String changeId = "change-" + plan.run() + "-" + ++number;
        FrozenComponent component = dice.oneOf(FROZEN);
        boolean unapproved = dice.misbehaviour(Occasion.BASELINE_CHANGE, atMs).isPresent();
        if (unapproved) {
            send(changeId, "made", component, AUTHORITIES.subList(0, (int) dice.between(0, AUTHORITIES.size())), atMs);
        }
        long approvedMs = unapproved ? atMs + dice.between(LATER_LEAST_MS, LATER_MOST_MS) : atMs;
        send(changeId, "approved", component, AUTHORITIES, approvedMs);
        agenda.at(atMs + dice.between(LEAST_MS, MOST_MS), this::change);
    }

    private void send(String changeId, String how, FrozenComponent component, List<String> authorities, long atMs) {
        agenda.send(
                Topics.BASELINE_CHANGES,
                dice.admitted(atMs),
                BaselineChange.newBuilder()
                        .setEventId(changeId + "-" + how)
                        .setTenantId(tenantId)
                        .setTimestampMs(Instant.ofEpochMilli(atMs))
                        .setChangeId(changeId)
                        .setComponent(component)
                        .setApprovals(authorities.stream()
                                .map(authority -> new Approval(authority, changeId + "-" + authority))
                                .toList())
                        .setSummary("revise " + component.name().replace('_', ' '))
                        .build());
    }
}
