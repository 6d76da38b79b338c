package io.oisstreams.operations.core.attestation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What happened to a tenant in a week. The lists hold what occurred, in the order in which reports show it.
 *
 * @param tenantId the governed system
 * @param weekEnd the Sunday that ends the week at its 00:00 UTC, exclusive
 * @param adrs one for each ADR that was checked
 * @param signatures one for each algorithm that was used
 * @param costDays the seven days, earliest first
 * @param tiers one for each tier that was replayed
 * @param cycles what the week's cycles did
 * @param deviations those that were open in the week, detected in it or earlier, earliest first
 */
public record WeekFacts(
        String tenantId,
        LocalDate weekEnd,
        List<AdrResult> adrs,
        List<SignatureResult> signatures,
        List<CostDayResult> costDays,
        List<TierResult> tiers,
        CycleCounts cycles,
        List<DeviationResult> deviations) {
    private static final int DAYS = 7;

    /** @throws IllegalArgumentException if the cost days are not the seven of the week */
    public WeekFacts {
        adrs = List.copyOf(adrs);
        signatures = List.copyOf(signatures);
        costDays = List.copyOf(costDays);
        tiers = List.copyOf(tiers);
        deviations = List.copyOf(deviations);
        LocalDate first = weekEnd.minusDays(DAYS);
        if (!costDays.stream()
                .map(CostDayResult::date)
                .toList()
                .equals(first.datesUntil(weekEnd).toList())) {
            throw new IllegalArgumentException("cost_days must be the seven from " + first);
        }
    }

    LocalDate firstDay() {
        return weekEnd.minusDays(DAYS);
    }

    LocalDate lastDay() {
        return weekEnd.minusDays(1);
    }

    Instant end() {
        return weekEnd.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Whether nothing was recorded at all. */
    boolean isEmpty() {
        return adrs.isEmpty()
                && signatures.isEmpty()
                && costDays.stream().allMatch(CostDayResult::isEmpty)
                && tiers.isEmpty()
                && cycles.isEmpty()
                && deviations.isEmpty();
    }
}
