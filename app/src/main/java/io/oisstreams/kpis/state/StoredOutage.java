package io.oisstreams.kpis.state;

import io.oisstreams.kpis.core.kpi.SystemUptime.Outage;

/**
 * An incident as a time in which the system was down.
 *
 * @param fromMs when it was detected, in ms
 * @param knownMs admission time in ms of what said so
 * @param toMs when it was resolved, in ms; {@link #OPEN}: it was not
 * @param endKnownMs admission time in ms of what said so; {@link #OPEN}: nothing did
 * @param planned whether it was planned maintenance
 */
public record StoredOutage(long fromMs, long knownMs, long toMs, long endKnownMs, boolean planned) {
    /** At the end of time. */
    public static final long OPEN = Long.MAX_VALUE;

    /** Whether anything was known of it at a time, in ms. */
    boolean isKnownAt(long timeMs) {
        return knownMs <= timeMs;
    }

    /** What was known of it at a time, in ms; the end of one that was not over comes after all others. */
    Outage asKnownAt(long timeMs) {
        return new Outage(fromMs, endKnownMs <= timeMs ? toMs : OPEN, planned);
    }
}
