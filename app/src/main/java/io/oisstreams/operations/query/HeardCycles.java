package io.oisstreams.operations.query;

import io.oisstreams.http.StoreQuery;
import io.oisstreams.operations.core.cycle.Cycle;
import io.oisstreams.operations.state.Kind;
import io.oisstreams.rows.RowKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;

/**
 * The cycles that were heard of on some days: of which an event was admitted, or the log made. Their ids and times are whatever their
 * events say, but these days are noted, so only those are looked at that are shown. For one reading.
 */
final class HeardCycles {
    /** The last that ended, or else began, comes first; ids make the order one. */
    private static final Comparator<Cycle> NEWEST_FIRST = Comparator.comparingLong(HeardCycles::timeMs)
            .thenComparing(Cycle::cycleId)
            .reversed();

    private final TenantRows rows;
    private final int limit;
    private final Predicate<Cycle> filter;
    private final Set<String> seen = new HashSet<>();
    private final List<Heard> found = new ArrayList<>();
    private final List<Cycle> ofDay = new ArrayList<>();
    private long day = Long.MAX_VALUE;
    private int lookedAt;

    /** A cycle and the last of the days on which it was heard of, as days since 1970. */
    record Heard(long day, Cycle cycle) {}

    /** @param limit how many at most */
    HeardCycles(TenantRows rows, int limit, Predicate<Cycle> filter) {
        this.rows = rows;
        this.limit = limit;
        this.filter = filter;
    }

    /** Looks for those of these days, the last day first. */
    void read(DayRange range) {
        rows.rows()
                .keysBackward(
                        rows.key(Kind.CYCLE_DAY, range.from().orElse(0L)),
                        rows.key(Kind.CYCLE_DAY, range.to().orElse(Long.MAX_VALUE)),
                        this::takesMoreAfter);
        endDay();
    }

    private boolean takesMoreAfter(Bytes key) {
        long keyDay = RowKey.numberBeforeText(key);
        if (keyDay != day) {
            endDay();
            day = keyDay;
        }
        if (hasMore()) {
            return false;
        }
        lookedAt++;
        if (lookedAt > Page.MAX_LOOKED_AT) {
            throw StoreQuery.tooBroad();
        }
        String cycleId = RowKey.lastText(key);
        if (seen.add(cycleId)) {
            rows.rows()
                    .get(rows.key(Kind.CYCLE, cycleId), Cycle.class)
                    .filter(filter)
                    .ifPresent(ofDay::add);
        }
        return true;
    }

    private void endDay() {
        ofDay.stream().sorted(NEWEST_FIRST).map(cycle -> new Heard(day, cycle)).forEach(found::add);
        ofDay.clear();
    }

    private static long timeMs(Cycle cycle) {
        return cycle.endedMs().or(cycle::startedMs).orElse(Long.MIN_VALUE);
    }

    List<Heard> found() {
        return found.subList(0, Math.min(limit, found.size()));
    }

    /** Whether another one fits that is not among these. */
    boolean hasMore() {
        return found.size() > limit;
    }
}
