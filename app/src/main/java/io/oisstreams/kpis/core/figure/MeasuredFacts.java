package io.oisstreams.kpis.core.figure;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * What is kept of measurements (KPI 3.1, 4.2, 5.1 and 5.2).
 *
 * @param worstAudit the lowest integrity of an audit log, in percent; empty: none was measured
 * @param documentation the latest coverage by event time, in percent; empty: none was measured
 * @param kMeasured how often the K-State was measured
 * @param kStable how often it was 1
 * @param snapshotMs when the last full snapshot was made, in ms; empty: none is known
 */
public record MeasuredFacts(
        Optional<BigDecimal> worstAudit,
        Optional<Reading> documentation,
        long kMeasured,
        long kStable,
        Optional<Long> snapshotMs) {
    /** No measurements. */
    public static final MeasuredFacts NONE =
            new MeasuredFacts(Optional.empty(), Optional.empty(), 0, 0, Optional.empty());

    /** The integrity of an audit log, in percent. */
    public static MeasuredFacts audit(BigDecimal integrity) {
        return new MeasuredFacts(Optional.of(integrity), Optional.empty(), 0, 0, Optional.empty());
    }

    /** The coverage of documentation. */
    public static MeasuredFacts documentation(Reading reading) {
        return new MeasuredFacts(Optional.empty(), Optional.of(reading), 0, 0, Optional.empty());
    }

    /** A K-State. */
    public static MeasuredFacts kState(boolean stable) {
        return new MeasuredFacts(Optional.empty(), Optional.empty(), 1, stable ? 1 : 0, Optional.empty());
    }

    /** A full snapshot, made at a time in ms. */
    public static MeasuredFacts snapshot(long createdMs) {
        return new MeasuredFacts(Optional.empty(), Optional.empty(), 0, 0, Optional.of(createdMs));
    }

    MeasuredFacts plus(MeasuredFacts other) {
        return new MeasuredFacts(
                either(worstAudit, other.worstAudit, BinaryOperator.minBy(Comparator.naturalOrder())),
                either(documentation, other.documentation, BinaryOperator.maxBy(Comparator.naturalOrder())),
                kMeasured + other.kMeasured,
                kStable + other.kStable,
                either(snapshotMs, other.snapshotMs, Math::max));
    }

    private static <T> Optional<T> either(Optional<T> one, Optional<T> other, BinaryOperator<T> choice) {
        return Stream.concat(one.stream(), other.stream()).reduce(choice);
    }
}
