package io.oisstreams.integrity.evidence;

import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.output.v1.EvidenceEntry;
import java.util.function.Consumer;

/** Where a window's evidence can be read. Called by many threads at once. */
@FunctionalInterface
public interface EvidenceReader {
    /**
     * Hands on the leaves of a tenant's window, in any order; fewer than there are if not all are there.
     *
     * @param leaves how many there are: with the last one the reading ends
     * @param each gets a leaf; keeps what it wants of it
     * @throws EvidenceUnavailableException if it can't be read in time, or too many read already
     */
    void read(String tenantId, MeasurementWindow window, long leaves, Consumer<EvidenceEntry> each);
}
