package io.oisstreams.kpis.core;

import java.time.LocalDate;

/**
 * A review period.
 *
 * @param start its first UTC day
 * @param end the UTC day after its last
 */
public record Period(Cadence cadence, LocalDate start, LocalDate end) {

    /** How it is called: 2026-01-03, 2025-12-28..2026-01-03, 2026-01, 2026-Q1, 2026. */
    public String name() {
        return cadence.name(this);
    }

    /** Whether that is its last day. */
    public boolean endsWith(LocalDate day) {
        return day.plusDays(1).equals(end);
    }
}
