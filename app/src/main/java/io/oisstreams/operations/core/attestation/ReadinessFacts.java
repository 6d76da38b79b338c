package io.oisstreams.operations.core.attestation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What is known of a tenant when its readiness brief is written. "So far" is up to {@code weekEnd}.
 *
 * @param tenantId the governed system
 * @param weekEnd the Sunday of the attestation that the brief follows
 * @param writtenAt when the brief is written, in stream time
 * @param attestation how that week ended
 * @param cycles the first completed cycles, earliest first
 * @param cycleCounts what all cycles did so far
 * @param agents the operations of each agent so far
 * @param adrs the checks of each ADR so far
 * @param costs how costs developed so far
 * @param tiers the replays of each tier so far
 * @param deviations all deviations so far, earliest first
 * @param baseline where the tenant stands to its baseline
 */
public record ReadinessFacts(
        String tenantId,
        LocalDate weekEnd,
        Instant writtenAt,
        Outcome attestation,
        List<CycleResult> cycles,
        CycleCounts cycleCounts,
        List<AgentResult> agents,
        List<AdrResult> adrs,
        CostTrajectory costs,
        List<TierResult> tiers,
        List<DeviationResult> deviations,
        BaselineState baseline) {
    /** Keeps copies of the lists. */
    public ReadinessFacts {
        cycles = List.copyOf(cycles);
        agents = List.copyOf(agents);
        adrs = List.copyOf(adrs);
        tiers = List.copyOf(tiers);
        deviations = List.copyOf(deviations);
    }
}
