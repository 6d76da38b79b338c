package io.oisstreams.kpis.core.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What the values of a KPI were lately (KPI, monitoring setup).
 *
 * @param current the latest by event time
 * @param currentAtMs its event time in ms
 * @param average to 6 decimals, HALF_EVEN
 * @param samples how many values there were
 */
public record KpiReport(
        BigDecimal current,
        long currentAtMs,
        BigDecimal average,
        BigDecimal min,
        BigDecimal max,
        Trend trend,
        int samples) {
    /** The document's period, in ms. */
    public static final long PERIOD_MS = TimeUnit.DAYS.toMillis(30);

    private static final int DECIMALS = 6;

    /**
     * The report of the samples after {@code nowMs - periodMs} and up to {@code nowMs}; empty: there are none. Their order does not
     * matter; of several of the latest time the one with the greatest id is the current one.
     *
     * @param nowMs in ms
     * @param periodMs in ms, positive
     */
    public static Optional<KpiReport> of(Collection<Sample> samples, long nowMs, long periodMs) {
        List<Sample> recent = samples.stream()
                .filter(sample -> sample.timeMs() > nowMs - periodMs && sample.timeMs() <= nowMs)
                .toList();
        return recent.isEmpty() ? Optional.empty() : Optional.of(of(recent, periodMs));
    }

    private static KpiReport of(List<Sample> recent, long periodMs) {
        Sample current = Collections.max(recent, Sample.BY_TIME);
        List<BigDecimal> values = recent.stream().map(Sample::value).toList();
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new KpiReport(
                current.value(),
                current.timeMs(),
                sum.divide(BigDecimal.valueOf(values.size()), DECIMALS, RoundingMode.HALF_EVEN),
                Collections.min(values, Sample.BY_VALUE),
                Collections.max(values, Sample.BY_VALUE),
                Trend.of(recent, periodMs),
                values.size());
    }
}
