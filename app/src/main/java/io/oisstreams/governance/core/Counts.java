package io.oisstreams.governance.core;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;

/** The counts and sums of a bucket, or of several together. Adding is commutative and exact. Not for several threads. */
public final class Counts {
    private final long[] counters = new long[Counter.values().length];
    private final SortedMap<String, Long> byReasonCode = new TreeMap<>();
    private BigDecimal trustCost = BigDecimal.ZERO;

    /** How many of that kind. */
    public long get(Counter counter) {
        return counters[counter.place()];
    }

    /** Costs of the terminal decisions, in cost units. */
    public BigDecimal trustCost() {
        return trustCost;
    }

    /** Decisions by reason code, all others under {@code unknown}; in the order of the codes, none 0. */
    public SortedMap<String, Long> byReasonCode() {
        return Collections.unmodifiableSortedMap(byReasonCode);
    }

    /** Adds a decision. */
    public void add(Contribution decision) {
        decision.counters().forEach(counter -> add(counter, 1));
        addReasons(decision.reasonCode(), 1);
        addCost(decision.trustCost());
    }

    /** Adds what another bucket has. */
    public void add(Counts other) {
        for (Counter counter : Counter.values()) {
            add(counter, other.get(counter));
        }
        other.byReasonCode.forEach(this::addReasons);
        addCost(other.trustCost);
    }

    /** Adds to one counter. */
    public void add(Counter counter, long count) {
        counters[counter.place()] += count;
    }

    /** Adds decisions with a reason code that is registered, or {@code unknown}. */
    public void addReasons(String code, long count) {
        byReasonCode.merge(code, count, Long::sum);
    }

    /** Adds to the cost. */
    public void addCost(BigDecimal cost) {
        trustCost = trustCost.add(cost);
    }

    /** Names each reason family that occurs, with its decisions. */
    public void byReasonFamily(ReasonCodes codes, ObjLongConsumer<ReasonFamily> each) {
        SortedMap<ReasonFamily, Long> families = new TreeMap<>();
        byReasonCode.forEach((code, count) -> families.merge(codes.family(code), count, Long::sum));
        families.forEach(each::accept);
    }
}
