package io.oisstreams.embedded.agents;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.ProposalEvent;
import io.oisstreams.event.v1.ProposalEventKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A tenant's change proposals: submitted, told to all stakeholders, signed or declined by them, and decided when all have answered. */
final class Proposals {
    /** Who owns the governance, as the KPI document names him. */
    static final String OWNER = "Bố Cường";

    private static final List<String> STAKEHOLDERS = List.of(OWNER, "Technical reviewer", "Safety auditor");
    private static final List<Double> SAFETY_SCORES = List.of(9.5, 9.0, 8.2, 7.5, 6.4);
    private static final double SAFE = 9.5;
    private static final double DECLINED_SHARE = 0.08;
    private static final double INVARIANT_SHARE = 0.10;
    private static final long FIRST_LEAST_MS = Duration.ofMinutes(4).toMillis();
    private static final long FIRST_MOST_MS = Duration.ofMinutes(30).toMillis();
    private static final long LEAST_MS = Duration.ofHours(2).toMillis();
    private static final long MOST_MS = Duration.ofHours(6).toMillis();
    private static final long ANSWER_LEAST_MS = Duration.ofMinutes(10).toMillis();
    private static final long ANSWER_MOST_MS = Duration.ofHours(5).toMillis();
    private static final long TIMEOUT_LEAST_MS = Duration.ofHours(8).toMillis();
    private static final long TIMEOUT_MOST_MS = Duration.ofHours(12).toMillis();
    private static final long FORGOTTEN_LEAST_MS = Duration.ofDays(8).toMillis();
    private static final long FORGOTTEN_MOST_MS = Duration.ofDays(20).toMillis();
    private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();

    private final SimulationPlan plan;
    private final String tenantId;
    private final Agenda agenda;
    private final Dice dice;
    private long number;

    Proposals(SimulationPlan plan, TenantProfile profile, Agenda agenda) {
        this.plan = plan;
        this.tenantId = profile.tenantId();
        this.agenda = agenda;
        this.dice = new Dice(plan, profile, "proposals");
    }

    void begin() {
        agenda.at(plan.startMs() + dice.between(FIRST_LEAST_MS, FIRST_MOST_MS), this::propose);
    }

    private void propose(long atMs) {
        String id = "proposal-" + plan.run() + "-" + ++number;
        Optional<Misbehaviour> wrong = dice.misbehaviour(Occasion.PROPOSAL, atMs);
        boolean forgotten = wrong.equals(Optional.of(Misbehaviour.FORGOTTEN_PROPOSAL));
        submit(id, forgotten, atMs);
        if (wrong.equals(Optional.of(Misbehaviour.NO_QUORUM))) {
            answered(id, STAKEHOLDERS.subList(0, 1), atMs);
            STAKEHOLDERS.stream().skip(1).forEach(stakeholder -> tell(id, stakeholder, atMs));
            end(id, ProposalEventKind.timed_out, atMs + dice.between(TIMEOUT_LEAST_MS, TIMEOUT_MOST_MS));
        } else {
            Answers answers = answered(id, STAKEHOLDERS, atMs);
            ProposalEventKind end = answers.declined() ? ProposalEventKind.rejected : ProposalEventKind.approved;
            end(id, end, answers.lastMs() + dice.between(MINUTE_MS, 20 * MINUTE_MS));
        }
        agenda.at(atMs + dice.between(LEAST_MS, MOST_MS), this::propose);
    }

    /** One that was forgotten is of low risk: only then it is too late after a week. */
    private void submit(String id, boolean forgotten, long atMs) {
        long agoMs = forgotten ? dice.between(FORGOTTEN_LEAST_MS, FORGOTTEN_MOST_MS) : 0;
        double safety = dice.oneOf(SAFETY_SCORES);
        boolean invariant = dice.chance(INVARIANT_SHARE);
        send(
                id,
                ProposalEventKind.submitted,
                "",
                Math.max(0, atMs - agoMs),
                dice.admitted(atMs),
                event -> event.setSafetyScore(forgotten ? SAFE : safety).setTouchesInvariant(invariant && !forgotten));
    }

    private record Answers(boolean declined, long lastMs) {}

    /** All of them are told, and answer. */
    private Answers answered(String id, List<String> stakeholders, long atMs) {
        boolean anyDeclined = false;
        long lastMs = atMs;
        for (String stakeholder : stakeholders) {
            tell(id, stakeholder, atMs);
            boolean declined = dice.chance(DECLINED_SHARE);
            long answerMs = atMs + dice.between(ANSWER_LEAST_MS, ANSWER_MOST_MS);
            send(id, declined ? ProposalEventKind.declined : ProposalEventKind.signed, stakeholder, answerMs);
            anyDeclined |= declined;
            lastMs = Math.max(lastMs, answerMs);
        }
        return new Answers(anyDeclined, lastMs);
    }

    private void tell(String id, String stakeholder, long atMs) {
        send(id, ProposalEventKind.notified, stakeholder, atMs + dice.between(1, MINUTE_MS));
    }

    private void send(String id, ProposalEventKind kind, String stakeholder, long atMs) {
        send(id, kind, "-" + stakeholder, atMs, dice.admitted(atMs), event -> event.setStakeholder(stakeholder));
    }

    private void end(String id, ProposalEventKind kind, long atMs) {
        boolean quorum = kind != ProposalEventKind.timed_out;
        send(id, kind, "", atMs, dice.admitted(atMs), event -> event.setQuorumMet(quorum));
    }

    private void send(
            String id,
            ProposalEventKind kind,
            String idEnd,
            long atMs,
            long admissionMs,
            UnaryOperator<ProposalEvent.Builder> more) {
        agenda.send(
                Topics.GOVERNANCE_PROPOSALS,
                admissionMs,
                more.apply(ProposalEvent.newBuilder()
                                .setEventId(id + "-" + kind + idEnd)
                                .setTenantId(tenantId)
                                .setTimestampMs(Instant.ofEpochMilli(atMs))
                                .setProposalId(id)
                                .setKind(kind))
                        .build());
    }
}
