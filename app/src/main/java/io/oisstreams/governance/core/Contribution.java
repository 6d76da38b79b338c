package io.oisstreams.governance.core;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What one decision adds to each bucket that it lies in.
 *
 * @param timestampMs event time in ms, which tells the buckets
 * @param counters each of these counts one more
 * @param reasonCode a registered code, or {@code unknown}
 * @param trustCost in cost units, exact; 0 unless the decision is terminal
 * @param responseTimeMs of the incident, in ms, not negative; empty: AIRT is not taken over it
 */
public record Contribution(
        long timestampMs,
        Set<Counter> counters,
        String reasonCode,
        BigDecimal trustCost,
        OptionalLong responseTimeMs) {}
