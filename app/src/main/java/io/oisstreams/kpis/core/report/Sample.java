package io.oisstreams.kpis.core.report;

import java.math.BigDecimal;
import java.util.Comparator;

/**
 * A value of a KPI at a time.
 *
 * @param timeMs event time in ms
 * @param id tells samples of one time apart
 */
public record Sample(long timeMs, String id, BigDecimal value) {
    /** The smallest first; of equal ones the one that is written shorter, so that which one is taken hangs on no order. */
    static final Comparator<BigDecimal> BY_VALUE =
            Comparator.<BigDecimal>naturalOrder().thenComparingInt(BigDecimal::scale);

    /** The latest last: by time, then by id. */
    static final Comparator<Sample> BY_TIME =
            Comparator.comparingLong(Sample::timeMs).thenComparing(Sample::id).thenComparing(Sample::value, BY_VALUE);
}
