package io.oisstreams.kpis.core;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often something is reviewed: UTC calendar periods (KPI, review schedule). */
public enum Cadence {
    DAILY,
    /** A week ends on Sunday at 00:00, as those of the weekly attestation do. */
    WEEKLY,
    MONTHLY,
    QUARTERLY,
    YEARLY;

    /** The beginning of any period, and behind it whatever else its name says. */
    private static final Pattern NAME = Pattern.compile("(\\d{4})(?:-Q([1-4])|-(\\d{2})(?:-(\\d{2})(?:\\.\\..*)?)?)?");

    private static final int YEAR = 1;
    private static final int QUARTER = 2;
    private static final int MONTH = 3;
    private static final int DAY = 4;

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

    /** The period of that name; empty: none has it. */
    public Optional<Period> named(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int month = parts.group(QUARTER) != null
                ? 3 * Integer.parseInt(parts.group(QUARTER)) - 2
                : Integer.parseInt(Objects.requireNonNullElse(parts.group(MONTH), "1"));
        int day = Integer.parseInt(Objects.requireNonNullElse(parts.group(DAY), "1"));
        try {
            Period period = of(LocalDate.of(Integer.parseInt(parts.group(YEAR)), month, day));
            return Optional.of(period).filter(of -> of.name().equals(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** How a period that begins on a day is called: 2026-01-03, 2025-12-28..2026-01-03, 2026-01, 2026-Q1, 2026. */
    String name(Period period) {
        LocalDate start = period.start();
        return switch (this) {
            case DAILY -> start.toString();
            case WEEKLY -> start + ".." + period.end().minusDays(1);
            case MONTHLY -> String.format(Locale.ROOT, "%04d-%02d", start.getYear(), start.getMonthValue());
            case QUARTERLY ->
                String.format(Locale.ROOT, "%04d-Q%d", start.getYear(), start.get(IsoFields.QUARTER_OF_YEAR));
            case YEARLY -> String.format(Locale.ROOT, "%04d", start.getYear());
        };
    }
}
