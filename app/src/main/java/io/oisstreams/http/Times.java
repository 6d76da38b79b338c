package io.oisstreams.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** Times and days in requests: ISO 8601 with an offset, a date (midnight UTC), or milliseconds since the epoch. */
final class Times {
    private static final Pattern MILLISECONDS = Pattern.compile("\\d{1,15}");
    private static final int DATE_LENGTH = "2026-05-21".length();
    /** So that every time has a four-digit year, and adding to it can't overflow. */
    private static final long END = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    private Times() {}

    /** Milliseconds since the epoch, 0 to the end of the year 9999. */
    static long parse(String name, String text) {
        long ms = MILLISECONDS.matcher(text).matches() ? Long.parseLong(text) : iso(name, text);
        if (ms < 0 || ms > END) {
            throw ApiException.parameter(name, "must lie between 1970 and 9999");
        }
        return ms;
    }

    /** A day, 1970 to 9999. */
    static LocalDate date(String name, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                return date;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw ApiException.parameter(name, "must be a day like 2026-05-21, from 1970 to 9999");
    }

    private static long iso(String name, String text) {
        try {
            return text.length() == DATE_LENGTH
                    ? LocalDate.parse(text)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .toEpochMilli()
                    : OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw ApiException.parameter(
                    name, "must be a time like 2026-05-21T00:00:00Z (a + is written %2B) or milliseconds since 1970");
        }
    }
}
