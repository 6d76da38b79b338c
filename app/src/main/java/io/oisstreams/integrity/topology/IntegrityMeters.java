package io.oisstreams.integrity.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.event.RejectionReason;

/**
 * The capability's own metrics. Labels come from closed lists, never from telemetry. Counted as read: after a crash the
 * uncommitted part is counted again.
 */
final class IntegrityMeters {
    private final MeterRegistry registry;

    IntegrityMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void accepted(String topic) {
        registry.counter("ois.events.accepted", "topic", topic).increment();
    }

    void duplicate(String topic) {
        registry.counter("ois.events.duplicate", "topic", topic).increment();
    }

    void rejected(String topic, RejectionReason reason) {
        registry.counter("ois.events.rejected", "topic", topic, "reason", reason.name())
                .increment();
    }

    void recordPublished() {
        registry.counter("ois.records.published").increment();
    }
}
