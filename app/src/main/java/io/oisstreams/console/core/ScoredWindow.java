package io.oisstreams.console.core;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a record says of its window.
 *
 * @param startMs inclusive, in ms
 * @param endMs exclusive, in ms
 * @param ois the score, with six places; empty: a dimension has none
 * @param classification of the score; empty: there is none
 * @param dimensions the six in the order DR, ASI, ES, PC, SD, VI, each with six places; empty: it has no score
 */
public record ScoredWindow(
        long startMs,
        long endMs,
        Optional<BigDecimal> ois,
        Optional<String> classification,
        List<Optional<BigDecimal>> dimensions) {
    /** Keeps an own copy. */
    public ScoredWindow {
        dimensions = List.copyOf(dimensions);
    }
}
