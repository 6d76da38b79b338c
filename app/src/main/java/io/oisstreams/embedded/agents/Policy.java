package io.oisstreams.embedded.agents;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.PolicyAttestation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A tenant's policy, attested again before each attestation ends, now and then too late, and from time to time in a new version. */
final class Policy {
    static final String ID = "agent-governance";

    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final long VALID_MS = Duration.ofMinutes(30).toMillis();
    private static final long OVERLAP_MS = Duration.ofMinutes(10).toMillis();
    private static final int RENEWALS_PER_VERSION = 9;

    private final SimulationPlan plan;
    private final String tenantId;
    private final Agenda agenda;
    private final Dice dice;
    private long attested;

    Policy(SimulationPlan plan, TenantProfile profile, Agenda agenda) {
        this.plan = plan;
        this.tenantId = profile.tenantId();
        this.agenda = agenda;
        this.dice = new Dice(plan, profile, "policy");
    }

    /** The policy was in force already when the hour began: the score of a first hour that is not whole must not suffer. */
    void begin() {
        long hourMs = Math.floorDiv(plan.startMs(), HOUR_MS) * HOUR_MS;
        attest(hourMs, plan.startMs(), plan.startMs() + VALID_MS);
        agenda.at(plan.startMs() + VALID_MS - OVERLAP_MS, this::renew);
    }

    /** The version attested last. */
    String version() {
        return "v" + (1 + (attested - 1) / RENEWALS_PER_VERSION);
    }

    private void renew(long atMs) {
        if (dice.misbehaviour(Occasion.RENEWAL, atMs).equals(Optional.of(Misbehaviour.POLICY_GAP))) {
            long gapMs = dice.between(
                    Duration.ofMinutes(4).toMillis(), Duration.ofMinutes(15).toMillis());
            agenda.at(atMs + OVERLAP_MS + gapMs, this::attestAndPlan);
        } else {
            attestAndPlan(atMs);
        }
    }

    private void attestAndPlan(long atMs) {
        attest(atMs, dice.admitted(atMs), atMs + VALID_MS);
        agenda.at(atMs + VALID_MS - OVERLAP_MS, this::renew);
    }

    private void attest(long fromMs, long admissionMs, long toMs) {
        attested++;
        agenda.send(
                Topics.POLICY_ATTESTATIONS,
                admissionMs,
                PolicyAttestation.newBuilder()
                        .setEventId(ID + "-" + plan.run() + "-" + attested)
                        .setTenantId(tenantId)
                        .setTimestampMs(Instant.ofEpochMilli(fromMs))
                        .setPolicyId(ID)
                        .setPolicyVersion(version())
                        .setValidFromMs(Instant.ofEpochMilli(fromMs))
                        .setValidToMs(Instant.ofEpochMilli(toMs))
                        .build());
    }
}
