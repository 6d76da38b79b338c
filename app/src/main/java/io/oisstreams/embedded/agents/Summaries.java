package io.oisstreams.embedded.agents;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.CostEvent;
import io.oisstreams.event.v1.CostOutcome;
import io.oisstreams.operations.core.deviation.DeviationType;
import io.oisstreams.time.UtcDays;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The summaries of a tenant's cycles and what they cost. They obey: while execution is blocked none is made, and none is paid for. */
final class Summaries {
    private static final long PAUSE_MS = Duration.ofSeconds(7).toMillis();
    private static final double ERROR_SHARE = 0.02;

    /** The day's last summary, the one that breaches the limit of 100 (OPS section 2.2). */
    private static final int MOST_A_DAY = 101;

    private static final int USD_SCALE = 5;
    private static final int EVENT_SCALE = 18;

    private final String tenantId;
    private final Agenda agenda;
    private final OnCall onCall;
    private final Dice dice;
    private long blockedUntilMs;
    private long day;
    private int ofDay;

    Summaries(SimulationPlan plan, TenantProfile profile, Agenda agenda, OnCall onCall) {
        this.tenantId = profile.tenantId();
        this.agenda = agenda;
        this.onCall = onCall;
        this.dice = new Dice(plan, profile, "summaries");
    }

    /** Makes summaries one after the other, the first at this time. */
    void make(String cycleId, long startMs, int count) {
        for (int i = 0; i < count; i++) {
            make(cycleId, cycleId + "-summary-" + (i + 1), startMs + i * PAUSE_MS);
        }
    }

    private void make(String cycleId, String summaryId, long atMs) {
        Optional<Misbehaviour> wrong = dice.misbehaviour(Occasion.SUMMARY, atMs);
        CostOutcome outcome = outcome(atMs, wrong);
        long admissionMs = dice.admitted(atMs);
        CostEvent cost = cost(cycleId, summaryId, atMs, outcome, wrong);
        agenda.send(Topics.COST_EVENTS, admissionMs, cost);
        if (outcome != CostOutcome.blocked) {
            ofDay++;
            if (wrong.equals(Optional.of(Misbehaviour.CEILING_BREACH))) {
                blockedUntilMs = onCall.resolve(
                        DeviationType.COST_CEILING_BREACH,
                        summaryId,
                        admissionMs,
                        Topics.COST_EVENTS.name() + "/" + cost.getEventId());
            }
        }
    }

    private CostOutcome outcome(long atMs, Optional<Misbehaviour> wrong) {
        if (UtcDays.dayOf(atMs) != day) {
            day = UtcDays.dayOf(atMs);
            ofDay = 0;
        }
        boolean error = dice.chance(ERROR_SHARE);
        if (atMs < blockedUntilMs || ofDay >= MOST_A_DAY) {
            return CostOutcome.blocked;
        }
        return error && wrong.isEmpty() ? CostOutcome.error : CostOutcome.executed;
    }

    private CostEvent cost(
            String cycleId, String summaryId, long atMs, CostOutcome outcome, Optional<Misbehaviour> wrong) {
        BigDecimal usd = usd(wrong);
        return CostEvent.newBuilder()
                .setEventId("cost-of-" + summaryId)
                .setTenantId(tenantId)
                .setTimestampMs(Instant.ofEpochMilli(atMs))
                .setCycleId(cycleId)
                .setSummaryId(summaryId)
                .setAgent("FINN")
                .setProvider("model-provider")
                .setModel("summary-model-1")
                .setCostUsd((outcome == CostOutcome.blocked ? BigDecimal.ZERO : usd).setScale(EVENT_SCALE))
                .setOutcome(outcome)
                .build();
    }

    /** To the hundred-thousandth of a dollar. */
    private BigDecimal usd(Optional<Misbehaviour> wrong) {
        long least = 1_000;
        long most = 3_000;
        if (wrong.isPresent()) {
            boolean breach = wrong.get() == Misbehaviour.CEILING_BREACH;
            least = breach ? 5_001 : 4_500;
            most = breach ? 9_001 : 5_001;
        }
        return BigDecimal.valueOf(dice.between(least, most), USD_SCALE);
    }
}
