package io.oisstreams.embedded.agents;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.oisstreams.crypto.Sha3;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.Decision;
import io.oisstreams.event.v1.DecisionReplay;
import io.oisstreams.event.v1.GovernanceDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A tenant's gate: it decides on requests of the agents, has the chain record that, and replays each decision a little later. */
final class Gate {
    private static final long MEAN_PAUSE_MS = Duration.ofSeconds(12).toMillis();
    private static final long REPLAY_LEAST_MS = Duration.ofSeconds(3).toMillis();
    private static final long REPLAY_MOST_MS = Duration.ofSeconds(25).toMillis();
    private static final long SKEW_LEAST_MS = Duration.ofHours(2).toMillis();
    private static final long SKEW_MOST_MS = Duration.ofHours(5).toMillis();

    private final SimulationPlan plan;
    private final TenantProfile profile;
    private final Agenda agenda;
    private final Chain chain;
    private final Dice dice;
    private final DecisionForm form;
    private long number;

    Gate(SimulationPlan plan, TenantProfile profile, Agenda agenda, Chain chain) {
        this.plan = plan;
        this.profile = profile;
        this.agenda = agenda;
        this.chain = chain;
        this.dice = new Dice(plan, profile, "gate");
        this.form = new DecisionForm(profile, dice);
    }

    void begin() {
        planNext(plan.startMs());
    }

    private void planNext(long afterMs) {
        agenda.at(Chain.whenRecordable(afterMs + dice.waitingTime(MEAN_PAUSE_MS)), this::decide);
    }

    private void decide(long atMs) {
        Optional<Misbehaviour> wrong = dice.misbehaviour(Occasion.DECISION, atMs);
        String requestId = "req-" + plan.run() + "-" + ++number;
        String receiptHash = receiptHash(requestId, "");
        GovernanceDecision decision =
                form.decision(requestId, receiptHash, chain.record(requestId, receiptHash), timestampOf(atMs, wrong));
        long admissionMs = dice.admitted(atMs);
        agenda.send(Topics.GOVERNANCE_DECISIONS, admissionMs, decision);
        repeat(decision, admissionMs, wrong);
        if (!wrong.equals(Optional.of(Misbehaviour.REPLAY_MISSING))) {
            boolean differs = wrong.equals(Optional.of(Misbehaviour.REPLAY_DIFFERS));
            agenda.at(
                    atMs + dice.between(REPLAY_LEAST_MS, REPLAY_MOST_MS),
                    replayMs -> replay(replayMs, requestId, differs));
        }
        planNext(atMs);
    }

    private long timestampOf(long atMs, Optional<Misbehaviour> wrong) {
        if (!wrong.equals(Optional.of(Misbehaviour.CLOCK_SKEW))) {
            return atMs;
        }
        long skewMs = dice.between(SKEW_LEAST_MS, SKEW_MOST_MS);
        // Behind only as far as there is time.
        return dice.chance(0.5) || atMs < skewMs ? atMs + skewMs : atMs - skewMs;
    }

    private void repeat(GovernanceDecision decision, long admissionMs, Optional<Misbehaviour> wrong) {
        long againMs = dice.admitted(admissionMs);
        if (wrong.equals(Optional.of(Misbehaviour.EXACT_DUPLICATE))) {
            agenda.send(Topics.GOVERNANCE_DECISIONS, againMs, decision);
        } else if (wrong.equals(Optional.of(Misbehaviour.CONFLICTING_DUPLICATE))) {
            Decision other = decision.getDecision() == Decision.deny ? Decision.allow : Decision.deny;
            GovernanceDecision conflicting =
                    GovernanceDecision.newBuilder(decision).setDecision(other).build();
            agenda.send(Topics.GOVERNANCE_DECISIONS, againMs, conflicting);
        }
    }

    private void replay(long atMs, String requestId, boolean differs) {
        agenda.send(
                Topics.GOVERNANCE_REPLAYS,
                dice.admitted(atMs),
                DecisionReplay.newBuilder()
                        .setEventId("replay-of-" + requestId)
                        .setTenantId(profile.tenantId())
                        .setTimestampMs(Instant.ofEpochMilli(atMs))
                        .setRequestId(requestId)
                        .setReplayedReceiptHash(receiptHash(requestId, differs ? "replayed under another model" : ""))
                        .setDetail(differs ? "the model's version differs" : null)
                        .build());
    }

    private String receiptHash(String requestId, String circumstances) {
        String receipt = plan.seed() + "/" + profile.tenantId() + "/" + requestId + "/" + circumstances;
        return "sha3-256:" + Sha3.hex256(receipt.getBytes(UTF_8));
    }
}
