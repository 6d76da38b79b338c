package io.oisstreams.kpis.topology;

import io.oisstreams.alerting.Alert;
import io.oisstreams.alerting.AlertRecords;
import io.oisstreams.event.Topics;
import io.oisstreams.kpis.state.StoredValue;
import io.oisstreams.output.v1.KpiValue;
import io.oisstreams.streams.Outlet;
import java.math.BigDecimal;
import java.time.Instant;

/** What the KPI capability tells the outside, each at the time of its cause: values to their topics, and counts to the metrics. */
final class Published {
    private final Outlet outlet;
    private final KpisMeters meters;

    Published(Outlet outlet, KpisMeters meters) {
        this.outlet = outlet;
        this.meters = meters;
    }

    void alert(Alert alert) {
        outlet.send(Topics.ALERTS, alert.tenantId(), AlertRecords.of(alert), alert.detectedAtMs());
    }

    /** A value, at the time of what made it, in ms. */
    void value(String tenantId, StoredValue value, long timeMs) {
        meters.value(value.kpiId(), value.status());
        KpiValue record = KpiValue.newBuilder()
                .setTenantId(tenantId)
                .setKpiId(value.kpiId())
                .setVersion(value.version())
                .setValue(value.value().map(BigDecimal::doubleValue).orElse(null))
                .setUnit(value.unit())
                .setStatus(value.status())
                .setPeriodStartMs(Instant.ofEpochMilli(value.startMs()))
                .setPeriodEndMs(Instant.ofEpochMilli(value.endMs()))
                .setAttributes(value.attributes())
                .build();
        outlet.send(Topics.KPI_VALUES, tenantId, record, timeMs);
    }
}
