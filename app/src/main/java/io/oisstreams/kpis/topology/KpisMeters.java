package io.oisstreams.kpis.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.streams.EventMeters;

/** The capability's own metrics. Labels come from closed lists, never from telemetry. */
final class KpisMeters {
    private final MeterRegistry registry;
    private final EventMeters events;

    KpisMeters(MeterRegistry registry) {
        this.registry = registry;
        this.events = new EventMeters(registry);
    }

    EventMeters events() {
        return events;
    }

    /** A value was published of a KPI or a contract in use. */
    void value(String kpiId, String status) {
        registry.counter("ois.kpi.values", "kpi", kpiId, "status", status).increment();
    }
}
