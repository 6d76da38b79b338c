package io.oisstreams.kpis.core.figure;

import io.oisstreams.time.UtcDays;

/** The UTC day that an event counts for. */
public final class CountedDay {
    private CountedDay() {}

    /**
     * That of its event time if it is admitted before the day is closed, else that of its admission: a day that is closed stays as it is,
     * and nothing is left out.
     *
     * @param eventMs in ms, at most the skew later than the admission
     * @param settleMs how long after the end of a day, and the skew, it is closed, in ms
     * @return as days since 1970
     */
    public static long of(long eventMs, long admissionMs, long settleMs) {
        long day = UtcDays.dayOf(eventMs);
        return admissionMs <= UtcDays.closeMs(day, settleMs) ? day : UtcDays.dayOf(admissionMs);
    }
}
