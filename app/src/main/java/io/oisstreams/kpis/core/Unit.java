package io.oisstreams.kpis.core;

import java.util.Locale;

/** What a KPI counts in. */
public enum Unit {
    MINUTES,
    HOURS,
    DAYS,
    PERCENT,
    FINDINGS,
    POINTS;

    /** As it is published. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
