package io.oisstreams.kpis.topology;

import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.KpiValue;
import io.oisstreams.output.v1.RejectedTelemetry;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was published, each thing as one line. */
final class KpiLines {
    private KpiLines() {}

    /** For instance {@code 1.1 {risk_class=low} 12.5 hours met}. */
    static String of(KpiValue value) {
        return value.getKpiId() + " " + new TreeMap<>(value.getAttributes()) + " " + value.getValue() + " "
                + value.getUnit() + " " + value.getStatus();
    }

    static List<String> of(List<KpiValue> values) {
        return values.stream().map(KpiLines::of).toList();
    }

    /** For instance {@code 2025-12-01T00:00:00Z 2025-12-31T00:00:00Z}. */
    static String period(KpiValue value) {
        return value.getPeriodStartMs() + " " + value.getPeriodEndMs();
    }

    /** For instance {@code kpi_1.1 p warning firing}. */
    static String of(Alert alert) {
        return alert.getRule() + " " + alert.getSubject() + " " + alert.getSeverity() + " " + alert.getStatus();
    }

    /** The same with what was measured and held against. */
    static String full(Alert alert) {
        return of(alert) + " " + plain(alert.getValue()) + " " + plain(alert.getThreshold());
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "none" : number.stripTrailingZeros().toPlainString();
    }

    /** For instance {@code INVALID_FIELD kpi.measurements}. */
    static String of(RejectedTelemetry rejected) {
        return rejected.getReason() + " " + rejected.getTopic();
    }
}
