package io.oisstreams.integrity.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Puts the events of a topic back into the order of the tenant's log, in which windows overlap by seconds. */
final class InOrder<T> {
    private final TreeMap<Long, T> waiting = new TreeMap<>();
    private long next;

    /** Adds an event at its position; false if another one has it. */
    boolean add(long position, T event) {
        return position >= next && waiting.putIfAbsent(position, event) == null;
    }

    /** The position that comes next. */
    long next() {
        return next;
    }

    /** The events that come next without a gap. */
    List<T> drain() {
        List<T> drained = new ArrayList<>();
        for (T event = waiting.remove(next); event != null; event = waiting.remove(next)) {
            drained.add(event);
            next++;
        }
        return drained;
    }

    /** Whether an event of that kind waits. */
    boolean holds(Predicate<T> kind) {
        return waiting.values().stream().anyMatch(kind);
    }

    /** Goes on after a gap. */
    void skipGap() {
        if (!waiting.isEmpty()) {
            next = waiting.firstKey();
        }
    }
}
