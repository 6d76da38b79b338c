package io.oisstreams.governance.core;

import java.util.OptionalLong;

/** Agent Incident Response Time (WF5, metric 2): from the detection of an incident to the terminal decision. */
public final class Airt {
    private Airt() {}

    /** In ms, not negative: a decision before the detection took no time. Empty unless both times are known. */
    static OptionalLong of(Decision decision) {
        if (decision.detectedMs().isEmpty() || decision.decidedMs().isEmpty()) {
            return OptionalLong.empty();
        }
        long ms = decision.decidedMs().getAsLong() - decision.detectedMs().getAsLong();
        return OptionalLong.of(Math.max(0, ms));
    }

    /**
     * The place of the percentile among so many times in ascending order, from 1: nearest rank, ceil(n·p).
     *
     * @param count at least 1
     * @param percent from 1 to 100
     */
    static long rank(long count, int percent) {
        return Math.floorDiv(Math.multiplyExact(count, percent) + 99, 100);
    }
}
