package io.oisstreams.operations.core.deviation;

import java.util.List;

/**
 * How a deviation went on.
 *
 * @param deviation as it is now
 * @param events what is to be published, in that order; empty: nothing
 */
public record Progress(Deviation deviation, List<DeviationEvent> events) {
    /** Keeps a copy of the events. */
    public Progress {
        events = List.copyOf(events);
    }
}
