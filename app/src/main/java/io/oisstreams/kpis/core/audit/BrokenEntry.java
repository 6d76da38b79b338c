package io.oisstreams.kpis.core.audit;

import java.util.List;
import java.util.OptionalLong;

/**
 * An entry that is broken in at least one way.
 *
 * @param line its number in the file, from 1
 * @param sequence its {@code sequence_number}; empty: it can't be read
 * @param faults in the order of their kinds, at most one of each
 */
public record BrokenEntry(long line, OptionalLong sequence, List<Fault> faults) {
    /** Keeps an own copy. */
    public BrokenEntry {
        faults = List.copyOf(faults);
    }
}
