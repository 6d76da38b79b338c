package io.oisstreams.operations.core.attestation;

import io.oisstreams.operations.core.deviation.SlaState;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a deviation.
 *
 * @param id its id
 * @param section what it is about
 * @param typeName the name of its type, for people
 * @param subject what deviated
 * @param detectedAt when
 * @param resolvedAt when it was resolved; empty: it is open
 * @param sla what had become of its SLA
 */
public record DeviationResult(
        String id,
        Section section,
        String typeName,
        String subject,
        Instant detectedAt,
        Optional<Instant> resolvedAt,
        SlaState sla) {

    boolean slaMissed() {
        return sla == SlaState.MISSED;
    }

    boolean isResolvedBefore(Instant end) {
        return resolvedAt.filter(time -> time.isBefore(end)).isPresent();
    }
}
