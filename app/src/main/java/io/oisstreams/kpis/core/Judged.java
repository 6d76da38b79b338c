package io.oisstreams.kpis.core;

import java.util.Optional;

/**
 * A KPI's value and what it means.
 *
 * @param value empty: there is none; with {@link Status#NO_DATA} there is one if the document gives one for no data
 */
public record Judged(Optional<Quotient> value, Status status) {
    /** Nothing is known. */
    public static final Judged NO_DATA = new Judged(Optional.empty(), Status.NO_DATA);

    /** A value. */
    public static Judged of(Quotient value, Status status) {
        return new Judged(Optional.of(value), status);
    }
}
