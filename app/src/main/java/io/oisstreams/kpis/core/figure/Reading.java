package io.oisstreams.kpis.core.figure;

import java.math.BigDecimal;
import java.util.Comparator;

/**
 * A measured value. The later one is the greater.
 *
 * @param timeMs event time in ms
 * @param eventId of the event that brought it; decides between those of one time
 */
public record Reading(long timeMs, String eventId, BigDecimal value) implements Comparable<Reading> {
    private static final Comparator<Reading> ORDER =
            Comparator.comparingLong(Reading::timeMs).thenComparing(Reading::eventId);

    @Override
    public int compareTo(Reading other) {
        return ORDER.compare(this, other);
    }
}
