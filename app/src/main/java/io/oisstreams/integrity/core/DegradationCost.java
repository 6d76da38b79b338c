package io.oisstreams.integrity.core;

import java.util.Comparator;

/**
 * What a degradation event took from the composite: by how much OIS would be higher if what it tells of had been in order and all else
 * equal. For one that shares a loss with others it is an equal share of what they cost together, as none of them alone makes a
 * difference.
 *
 * @param cost of OIS, above 0, unrounded; counted on the weighted sum, also while OIS itself is null
 * @param sharedBy how many events cause the same loss, this one among them: the faults of one chain entry in one dimension, or the entries
 *     that set the minimum of signer diversity; 1: it alone
 */
public record DegradationCost(Degradation degradation, Fraction cost, long sharedBy) {
    /** The greatest cost first, then as in records. */
    public static final Comparator<DegradationCost> COSTLIEST_FIRST = Comparator.comparing(DegradationCost::cost)
            .reversed()
            .thenComparing(DegradationCost::degradation, Degradation.ORDER);
}
