package io.oisstreams.kpis.core;

import java.util.Optional;

/** How often a KPI is reviewed, and so the period that its values are about (KPI, each KPI's "Review Frequency"). */
public enum ReviewFrequency {
    /** Always: a value for each measurement, of the UTC day so far. */
    CONTINUOUS(Optional.of(Cadence.DAILY)),
    DAILY(Optional.of(Cadence.DAILY)),
    MONTHLY(Optional.of(Cadence.MONTHLY)),
    QUARTERLY(Optional.of(Cadence.QUARTERLY)),
    /** A value for each incident. */
    EACH_INCIDENT(Optional.empty()),
    /** A value for each commit. */
    EACH_COMMIT(Optional.empty()),
    /** A value for each audit. */
    EACH_AUDIT(Optional.empty());

    private final Optional<Cadence> cadence;

    ReviewFrequency(Optional<Cadence> cadence) {
        this.cadence = cadence;
    }

    /** The calendar that it follows; empty: it follows what happens. */
    public Optional<Cadence> cadence() {
        return cadence;
    }
}
