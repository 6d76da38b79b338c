package io.oisstreams.kpis.state;

import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.Quotient;
import io.oisstreams.kpis.core.figure.Figure;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A value as it was published.
 *
 * @param subject what of the tenant it is about, as text; empty: the tenant as a whole
 * @param value to 6 decimals; empty: there is none
 * @param startMs of its period, in ms
 * @param endMs exclusive, in ms
 */
public record StoredValue(
        String kpiId,
        String version,
        String subject,
        Optional<BigDecimal> value,
        String unit,
        String status,
        long startMs,
        long endMs,
        Map<String, String> attributes) {
    /** Keeps an own copy, in the order of the names. */
    public StoredValue {
        attributes = new TreeMap<>(attributes);
    }

    /** The value of one of the document's KPIs. */
    public static StoredValue of(Figure figure) {
        return new StoredValue(
                figure.kpi().id(),
                Definition.VERSION,
                figure.subjectText(),
                figure.judged().value().map(Quotient::rounded),
                figure.kpi().unit().label(),
                figure.judged().status().label(),
                figure.startMs(),
                figure.endMs(),
                figure.attributes());
    }

    /** In words, for instance {@code 1.1 risk_class=low 12.5 hours (met)}. */
    public String text() {
        String of = subject.isEmpty() ? "" : " " + subject;
        String number = value.map(exact -> " " + exact.stripTrailingZeros().toPlainString() + " " + unit)
                .orElse("");
        return kpiId + of + number + " (" + status.replace('_', ' ') + ")";
    }
}
