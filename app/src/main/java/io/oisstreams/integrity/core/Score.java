package io.oisstreams.integrity.core;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * A computed score: six places, rounded once.
 *
 * @param dimensions the dimensions that could be computed, rounded, in document order
 * @param ois the composite; empty when a dimension is incomplete (OIS section 11)
 * @param incomplete the dimensions that could not be computed, with the reason, in document order
 */
public record Score(
        Map<Dimension, BigDecimal> dimensions, Optional<BigDecimal> ois, Map<Dimension, String> incomplete) {
    /** The rounded score of a dimension, or empty when it is incomplete. */
    public Optional<BigDecimal> of(Dimension dimension) {
        return Optional.ofNullable(dimensions.get(dimension));
    }

    /** The class of a dimension, or empty when it is incomplete. */
    public Optional<Classification> classificationOf(Dimension dimension) {
        return of(dimension).map(Classification::of);
    }

    /** The class of the composite, or empty when there is none. */
    public Optional<Classification> classification() {
        return ois.map(Classification::of);
    }
}
