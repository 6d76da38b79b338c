package io.oisstreams.integrity.witness;

import io.oisstreams.tlog.ConsistencyProof;
import io.oisstreams.tlog.SignedNote;

/** A tenant's log as it shows itself to a witness, who trusts nothing of it. Throws {@link UnreadableLogException} where it shows nothing. */
public interface ObservedLog {
    /** The tenant, whose log's origin follows from it. */
    String tenantId();

    /** Its newest checkpoint. */
    SignedNote newest();

    /**
     * What is to show that the log only grew.
     *
     * @param from the smaller size, at least 1
     * @param to the larger one, that of {@link #newest}
     */
    ConsistencyProof consistency(long from, long to);
}
