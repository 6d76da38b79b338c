package io.oisstreams.embedded.agents;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.ComplianceCheck;
import io.oisstreams.event.v1.DeterminismCheck;
import io.oisstreams.event.v1.DeterminismTier;
import io.oisstreams.operations.core.deviation.DeviationType;
import java.time.Instant;
import java.util.List;

/** The checks of a tenant's cycles: every ADR of the operations document, and replays of both tiers. */
final class CycleChecks {
    private static final List<String> ADRS =
            List.of("ADR-001", "ADR-002", "ADR-007", "ADR-008", "ADR-009", "ADR-010", "ADR-012");
    private static final int REPLAYS = 100;
    private static final long PAUSE_MS = 1_000;

    private final String tenantId;
    private final Agenda agenda;
    private final OnCall onCall;
    private final Dice dice;

    CycleChecks(SimulationPlan plan, TenantProfile profile, Agenda agenda, OnCall onCall) {
        this.tenantId = profile.tenantId();
        this.agenda = agenda;
        this.onCall = onCall;
        this.dice = new Dice(plan, profile, "cycle-checks");
    }

    /**
     * Checks a cycle.
     *
     * @return until when production is paused because of it, in ms; its beginning, if all is well
     */
    long check(String cycleId, long startMs) {
        long pausedUntilMs = startMs;
        long atMs = startMs;
        for (String adr : ADRS) {
            pausedUntilMs = Math.max(pausedUntilMs, comply(cycleId, adr, atMs));
            atMs += PAUSE_MS;
        }
        replay(cycleId, DeterminismTier.tier2, (int) dice.between(95, REPLAYS + 1), atMs);
        boolean lost = dice.misbehaviour(Occasion.DETERMINISM_CHECK, atMs).isPresent();
        int identical = lost ? (int) dice.between(80, REPLAYS) : REPLAYS;
        atMs += PAUSE_MS;
        long admissionMs = replay(cycleId, DeterminismTier.tier4, identical, atMs);
        if (lost) {
            // Production goes on: the action is to alert and investigate.
            onCall.resolve(
                    DeviationType.DETERMINISM_THRESHOLD_FAILURE,
                    cycleId,
                    admissionMs,
                    Topics.DETERMINISM_CHECKS.name() + "/" + replayId(cycleId, DeterminismTier.tier4));
        }
        return pausedUntilMs;
    }

    /** Returns until when production is paused because of it. */
    private long comply(String cycleId, String adr, long atMs) {
        boolean compliant = dice.misbehaviour(Occasion.ADR_CHECK, atMs).isEmpty();
        String id = cycleId + "-" + adr;
        long admissionMs = dice.admitted(atMs);
        agenda.send(
                Topics.COMPLIANCE_CHECKS,
                admissionMs,
                ComplianceCheck.newBuilder()
                        .setEventId(id)
                        .setTenantId(tenantId)
                        .setTimestampMs(Instant.ofEpochMilli(atMs))
                        .setAdrId(adr)
                        .setCycleId(cycleId)
                        .setCompliant(compliant)
                        .setDetail(compliant ? null : "evidence is missing")
                        .build());
        return compliant
                ? atMs
                : onCall.resolve(
                        DeviationType.ADR_COMPLIANCE_FAILURE,
                        adr,
                        admissionMs,
                        Topics.COMPLIANCE_CHECKS.name() + "/" + id);
    }

    /** Returns when it is admitted. */
    private long replay(String cycleId, DeterminismTier tier, int identical, long atMs) {
        long admissionMs = dice.admitted(atMs);
        agenda.send(
                Topics.DETERMINISM_CHECKS,
                admissionMs,
                DeterminismCheck.newBuilder()
                        .setEventId(replayId(cycleId, tier))
                        .setTenantId(tenantId)
                        .setTimestampMs(Instant.ofEpochMilli(atMs))
                        .setCycleId(cycleId)
                        .setTier(tier)
                        .setReplays(REPLAYS)
                        .setIdentical(identical)
                        .build());
        return admissionMs;
    }

    private static String replayId(String cycleId, DeterminismTier tier) {
        return cycleId + "-" + tier.name();
    }
}
