package io.oisstreams.governance.core;

import java.util.Arrays;
import java.util.List;

/** What there are series of (WF5, series surface): the name of each, and what it is taken over. */
public enum SeriesMetric {
    /** Unsafe Action Intercept Rate, from 0 to 1. */
    UAIR("uair", Counter.RISKY),
    /** The median of AIRT, in ms. */
    AIRT_P50("airt_p50_ms", Counter.INCIDENTS),
    /** The 95th percentile of AIRT, in ms. */
    AIRT_P95("airt_p95_ms", Counter.INCIDENTS),
    /** Governed Autonomy Ratio, from 0 to 1. */
    GAR("gar", Counter.AUTONOMOUS),
    /** Trust Cost per Action, in cost units. */
    TCA("tca", Counter.TERMINAL),
    /** Decisions that were denied in the family security. */
    SECURITY_DENIALS("security_denial_total", Counter.EVENTS),
    /** Decisions that detected a replay. */
    REPLAYS_DETECTED("security_replay_detected_total", Counter.EVENTS),
    /** Decisions that found no guard against replays. */
    REPLAY_GUARD_UNAVAILABLE("security_replay_guard_unavailable_total", Counter.EVENTS);

    private final String label;
    private final Counter samples;

    SeriesMetric(String label, Counter samples) {
        this.label = label;
        this.samples = samples;
    }

    /** The name in queries. */
    public String label() {
        return label;
    }

    /** Whether its values are whole numbers: counts and times are, rates and costs are not. */
    public boolean isWhole() {
        return switch (this) {
            case UAIR, GAR, TCA -> false;
            case AIRT_P50, AIRT_P95, SECURITY_DENIALS, REPLAYS_DETECTED, REPLAY_GUARD_UNAVAILABLE -> true;
        };
    }

    /** Whether its values come from response times, and not from counts. */
    public boolean isResponseTime() {
        return this == AIRT_P50 || this == AIRT_P95;
    }

    /**
     * The point of a bucket.
     *
     * @param startMs of the bucket, in ms
     * @param airt of the bucket; not looked at unless {@link #isResponseTime}
     */
    public SeriesPoint point(long startMs, Counts counts, Percentiles airt) {
        return new SeriesPoint(startMs, value(counts, airt), counts.get(samples));
    }

    private double value(Counts counts, Percentiles airt) {
        return switch (this) {
            case UAIR -> Uair.of(counts);
            case AIRT_P50 -> airt.p50Ms();
            case AIRT_P95 -> airt.p95Ms();
            case GAR -> Gar.of(counts);
            case TCA -> Tca.of(counts);
            case SECURITY_DENIALS -> counts.get(Counter.SECURITY_DENIALS);
            case REPLAYS_DETECTED -> counts.get(Counter.REPLAY_DETECTED);
            case REPLAY_GUARD_UNAVAILABLE -> counts.get(Counter.REPLAY_GUARD_UNAVAILABLE);
        };
    }

    /** The names of all. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(SeriesMetric::label).toList();
    }

    /**
     * The metric with that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static SeriesMetric labelled(String label) {
        return Arrays.stream(values())
                .filter(metric -> metric.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no metric " + label));
    }
}
