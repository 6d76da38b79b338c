package io.oisstreams.kpis.core.report;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;

/** Where the values of a period are heading: the sign of their least-squares slope (contract section 7). */
public enum Trend {
    INCREASING,
    DECREASING,
    /** The line changes over the period by less than 1 % of the mean, or there is no line. */
    STABLE;

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    /** As it is published. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The trend of samples; stable if they are of fewer than two times.
     *
     * @param periodMs how long the period is, in ms, positive
     */
    public static Trend of(Collection<Sample> samples, long periodMs) {
        BigDecimal count = BigDecimal.valueOf(samples.size());
        BigDecimal times = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        BigDecimal values = BigDecimal.ZERO;
        BigDecimal products = BigDecimal.ZERO;
        for (Sample sample : samples) {
            BigDecimal time = BigDecimal.valueOf(sample.timeMs());
            times = times.add(time);
            squares = squares.add(time.multiply(time));
            values = values.add(sample.value());
            products = products.add(time.multiply(sample.value()));
        }
        // The slope is rise / run. If all times are one both are 0, else the run is positive.
        BigDecimal rise = count.multiply(products).subtract(times.multiply(values));
        BigDecimal run = count.multiply(squares).subtract(times.multiply(times));
        if (rise.signum() == 0) {
            return STABLE;
        }
        // |rise / run * period| < |values / count| / 100, without divisions, which would round.
        BigDecimal change = rise.abs()
                .multiply(BigDecimal.valueOf(periodMs))
                .multiply(count)
                .multiply(HUNDRED);
        if (change.compareTo(values.abs().multiply(run)) < 0) {
            return STABLE;
        }
        return rise.signum() > 0 ? INCREASING : DECREASING;
    }
}
