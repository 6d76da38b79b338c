package io.oisstreams.kpis.core.report;

import io.oisstreams.kpis.core.Quotient;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How the dashboard writes a value. All are cut, not rounded: no value looks as if it had reached what it has not. */
enum ValueForm {
    PERCENT,
    MINUTES,
    HOURS,
    DAYS,
    /** Hours, of which the first is not counted in minutes. */
    AGE,
    NUMBER,
    /** 1 if it is 100 percent, else the percentage. */
    STATE;

    private static final int PERCENT_DECIMALS = 2;
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;
    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final BigDecimal DAYS_FROM_MINUTES = BigDecimal.valueOf(72 * HOUR);
    private static final BigDecimal THOUSAND_DAYS = BigDecimal.valueOf(1_000 * DAY);
    private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(10_000 * DAY);

    /** The value as text: 98.75%, 45min, 12.5h, 3.2d. */
    String text(Quotient value) {
        return switch (this) {
            case PERCENT -> decimal(value, PERCENT_DECIMALS) + "%";
            case NUMBER -> decimal(value, PERCENT_DECIMALS);
            case STATE -> value.compareTo(Quotient.of(HUNDRED)) == 0 ? "1" : PERCENT.text(value);
            case MINUTES -> duration(value);
            case HOURS -> duration(times(value, HOUR));
            case DAYS -> duration(times(value, DAY));
            case AGE -> value.isBelow(BigDecimal.ONE) ? "<1h" : HOURS.text(value);
        };
    }

    private static String duration(Quotient minutes) {
        if (!minutes.isAbove(BigDecimal.ZERO)) {
            return "0";
        }
        if (minutes.isBelow(BigDecimal.ONE)) {
            return "<1min";
        }
        if (minutes.isBelow(BigDecimal.valueOf(HOUR))) {
            return decimal(minutes, minutes.isBelow(TEN) ? 1 : 0) + "min";
        }
        if (minutes.isBelow(DAYS_FROM_MINUTES)) {
            return decimal(over(minutes, HOUR), 1) + "h";
        }
        if (minutes.isBelow(MOST_DAYS)) {
            return decimal(over(minutes, DAY), minutes.isBelow(THOUSAND_DAYS) ? 1 : 0) + "d";
        }
        return ">9999d";
    }

    private static Quotient times(Quotient value, long factor) {
        return new Quotient(value.dividend().multiply(BigDecimal.valueOf(factor)), value.divisor());
    }

    private static Quotient over(Quotient value, long divisor) {
        return new Quotient(value.dividend(), value.divisor().multiply(BigDecimal.valueOf(divisor)));
    }

    private static String decimal(Quotient value, int decimals) {
        return value.dividend()
                .divide(value.divisor(), decimals, RoundingMode.FLOOR)
                .stripTrailingZeros()
                .toPlainString();
    }
}
