package io.oisstreams.integrity.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.event.RejectionReason;
import java.util.HashMap;
import java.util.Map;

/**
 * The capability's own metrics. Labels come from closed lists, never from telemetry. Counted as read: after a crash the
 * uncommitted part is counted again.
 */
final class IntegrityMeters {
    private final MeterRegistry registry;
    // Looking a counter up in the registry costs more than the rest of an event's admission.
    private final Map<String, Counter> accepted = new HashMap<>();

    IntegrityMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void accepted(String topic) {
        accepted.computeIfAbsent(topic, name -> registry.counter("ois.events.accepted", "topic", name))
                .increment();
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
