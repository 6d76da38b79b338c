package io.oisstreams.signing;

import java.time.Instant;
import java.util.Optional;

/**
 * When a key signs.
 *
 * @param from the first moment
 * @param to the first moment at which it signs no more, after {@code from}; empty: it has no end
 */
public record Validity(Instant from, Optional<Instant> to) {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if it would end before it begins, or at once
     */
    public Validity {
        if (to.isPresent() && !from.isBefore(to.get())) {
            throw new IllegalArgumentException("valid from " + from + " to " + to.get());
        }
    }

    /** Without an end. */
    public static Validity from(Instant from) {
        return new Validity(from, Optional.empty());
    }

    /** Whether it holds at a time. */
    public boolean contains(Instant time) {
        return !time.isBefore(from) && to.map(time::isBefore).orElse(true);
    }

    /** The same with an end at this time at the latest; unchanged if it begins then or later. */
    Validity endingBy(Instant end) {
        boolean endsLater = to.map(end::isBefore).orElse(true);
        return from.isBefore(end) && endsLater ? new Validity(from, Optional.of(end)) : this;
    }
}
