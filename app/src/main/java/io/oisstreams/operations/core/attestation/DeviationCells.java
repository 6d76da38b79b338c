package io.oisstreams.operations.core.attestation;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The table of deviations in both reports. */
final class DeviationCells {
    private DeviationCells() {}

    /**
     * The table.
     *
     * @param end a deviation that was not resolved before is open
     * @param most so many rows it has
     */
    static Map<String, Object> of(List<DeviationResult> deviations, Instant end, int most) {
        int more = Math.max(0, deviations.size() - most);
        return Map.of(
                "any", !deviations.isEmpty(),
                "rows",
                        deviations.stream()
                                .limit(most)
                                .map(deviation -> row(deviation, end))
                                .toList(),
                "more", more,
                "any_more", more > 0,
                "count", deviations.size(),
                "open",
                        deviations.stream()
                                .filter(deviation -> !deviation.isResolvedBefore(end))
                                .count(),
                "sla_missed",
                        deviations.stream().filter(DeviationResult::slaMissed).count());
    }

    private static Map<String, Object> row(DeviationResult deviation, Instant end) {
        return Map.of(
                "id", Cell.name(deviation.id()),
                "type", Cell.name(deviation.typeName()),
                "subject", Cell.name(deviation.subject()),
                "detected", deviation.detectedAt().toString(),
                "resolved",
                        deviation
                                .resolvedAt()
                                .filter(time -> time.isBefore(end))
                                .map(Instant::toString)
                                .orElse("open"),
                "sla", deviation.sla().label());
    }
}
