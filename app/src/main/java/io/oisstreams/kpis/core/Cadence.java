package io.oisstreams.kpis.core;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** How often something is reviewed: UTC calendar periods (KPI, review schedule). */
public enum Cadence {
    DAILY,
    /** A week ends on Sunday at 00:00, as those of the weekly attestation do. */
    WEEKLY,
    MONTHLY,
    QUARTERLY,
    YEARLY;

    /** As it is published. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The period that a day is part of. */
    public Period of(LocalDate day) {
        return switch (this) {
            case DAILY -> new Period(this, day, day.plusDays(1));
            case WEEKLY -> {
                LocalDate end = day.with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
                yield new Period(this, end.minusWeeks(1), end);
            }
            case MONTHLY ->
                new Period(this, day.withDayOfMonth(1), day.withDayOfMonth(1).plusMonths(1));
            case QUARTERLY -> {
                LocalDate start = day.with(IsoFields.DAY_OF_QUARTER, 1);
                yield new Period(this, start, start.plusMonths(3));
            }
            case YEARLY ->
                new Period(this, day.withDayOfYear(1), day.withDayOfYear(1).plusYears(1));
        };
    }

    /** How a period that begins on a day is called: 2026-01-03, week to 2026-01-04, 2026-01, 2026-Q1, 2026. */
    String name(Period period) {
        LocalDate start = period.start();
        return switch (this) {
            case DAILY -> start.toString();
            case WEEKLY -> "week to " + period.end();
            case MONTHLY -> String.format(Locale.ROOT, "%04d-%02d", start.getYear(), start.getMonthValue());
            case QUARTERLY ->
                String.format(Locale.ROOT, "%04d-Q%d", start.getYear(), start.get(IsoFields.QUARTER_OF_YEAR));
            case YEARLY -> String.format(Locale.ROOT, "%04d", start.getYear());
        };
    }
}
