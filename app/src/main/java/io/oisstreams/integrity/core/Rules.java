package io.oisstreams.integrity.core;

import java.util.Map;

/**
 * What a deployment decides about the score.
 *
 * @param grid the windows
 * @param weights of the dimensions
 * @param exclusions structurally inapplicable dimensions, with the reason (OIS section 11)
 * @param silentWindows how many empty windows in a row still get a record (contract 4.1), at least 0
 * @param provisionalMinDecisions decisions in an open window before its running score is judged
 */
public record Rules(
        WindowGrid grid,
        Weights weights,
        Map<Dimension, String> exclusions,
        int silentWindows,
        long provisionalMinDecisions) {
    /** Copies the exclusions. */
    public Rules {
        exclusions = Map.copyOf(exclusions);
    }
}
