package io.oisstreams.integrity.core;

import java.util.Comparator;
import java.util.Optional;

/**
 * One degradation event of a window.
 *
 * @param dimension the score that it lowers
 * @param timestampMs event time of what degraded, in ms
 * @param subject the request, entry or action; the tenant for a policy gap
 * @param durationMs of a policy gap
 * @param detail for people
 */
public record Degradation(
        DegradationType type,
        Dimension dimension,
        long timestampMs,
        String subject,
        Optional<Long> durationMs,
        String detail) {
    /** The order in records: time, type, subject (contract 4.7); then dimension and detail, so that it is total. */
    public static final Comparator<Degradation> ORDER = Comparator.comparingLong(Degradation::timestampMs)
            .thenComparing(degradation -> degradation.type().label())
            .thenComparing(Degradation::subject)
            .thenComparing(Degradation::dimension)
            .thenComparing(Degradation::detail);
}
