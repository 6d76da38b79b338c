package io.oisstreams.operations.state;

import io.oisstreams.operations.core.deviation.DeviationUpdate;
import io.oisstreams.streams.Incoming;

/**
 * An update of a deviation that does not count yet, because its deviation may be read after it.
 *
 * @param incoming as it was read, should it be refused
 */
public record PendingUpdate(String deviationId, DeviationUpdate update, Incoming incoming) {}
