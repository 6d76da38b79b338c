package io.oisstreams.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.concurrent.TimeUnit;

/** UTC days, as days since 1970, and the weeks that end on Sundays at 00:00 (contract section 6). */
public final class UtcDays {
    /** The days of a week. */
    public static final int WEEK = 7;

    /** How far clocks may be apart, in ms (contract section 4.2). */
    public static final long SKEW_MS = 5_000;

    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

    private UtcDays() {}

    /** The day of a time in ms. */
    public static long dayOf(long timeMs) {
        return Math.floorDiv(timeMs, DAY_MS);
    }

    /** The first millisecond of a day; that of the next one is its end. */
    public static long startMs(long day) {
        return day * DAY_MS;
    }

    /** From when on, in ms, nothing counts for a day any more: the skew and the settle time after its end. */
    public static long closeMs(long day, long settleMs) {
        return startMs(day + 1) + SKEW_MS + settleMs;
    }

    /** As a date. */
    public static LocalDate date(long day) {
        return LocalDate.ofEpochDay(day);
    }

    /** The Sunday at whose beginning the week of a day ends. */
    public static long weekEnd(long day) {
        return date(day).with(TemporalAdjusters.next(DayOfWeek.SUNDAY)).toEpochDay();
    }
}
