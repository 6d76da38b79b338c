package io.oisstreams.cli;

import io.oisstreams.event.v1.KpiMeasurement;
import io.oisstreams.kpis.core.Quotient;
import io.oisstreams.kpis.core.audit.AuditVerdict;
import io.oisstreams.kpis.core.audit.FaultKind;
import java.math.MathContext;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A checked audit log as a measurement of KPI 3.1. */
final class AuditMeasurement {
    private static final String KPI = "3.1";

    private AuditMeasurement() {}

    /**
     * The event.
     *
     * @param log what the log is called
     * @param time of the check
     */
    static KpiMeasurement of(AuditVerdict verdict, String tenantId, String log, Instant time) {
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("log", log);
        attributes.put("entries", Long.toString(verdict.entries()));
        verdict.head().ifPresent(head -> attributes.put("head", head));
        for (FaultKind kind : FaultKind.values()) {
            attributes.put("broken_" + kind.label(), Long.toString(verdict.broken(kind)));
        }
        attributes.put("broken_end", Long.toString(verdict.endFaults().size()));
        return KpiMeasurement.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setTenantId(tenantId)
                .setTimestampMs(time)
                .setKpiId(KPI)
                .setValue(percent(verdict.score()))
                .setAttributes(attributes)
                .build();
    }

    /** The nearest double, which is 100 for nothing but an intact log. */
    private static double percent(Quotient score) {
        return score.dividend().divide(score.divisor(), MathContext.DECIMAL128).doubleValue();
    }
}
