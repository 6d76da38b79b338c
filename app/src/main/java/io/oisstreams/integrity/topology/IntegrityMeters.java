package io.oisstreams.integrity.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.event.RejectionReason;
import io.oisstreams.streams.EventMeters;

/**
 * The capability's own metrics. Labels come from closed lists, never from telemetry. Counted as read: after a crash the
 * uncommitted part is counted again.
 */
final class IntegrityMeters {
    private final MeterRegistry registry;
    private final EventMeters events;

    IntegrityMeters(MeterRegistry registry) {
        this.registry = registry;
        this.events = new EventMeters(registry);
    }

    void accepted(String topic) {
        events.accepted(topic);
    }

    void duplicate(String topic) {
        events.duplicate(topic);
    }

    void rejected(String topic, RejectionReason reason) {
        events.rejected(topic, reason);
    }

    void recordPublished() {
        registry.counter("ois.records.published").increment();
    }
}
