package io.oisstreams.streams;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.event.RejectionReason;
import java.util.HashMap;
import java.util.Map;

/**
 * What became of the events of each topic. Labels come from closed lists, never from telemetry. Counted as read: after a crash the
 * uncommitted part is counted again. For one thread.
 */
public final class EventMeters {
    private final MeterRegistry registry;
    // Looking a counter up in the registry costs more than the rest of an event's admission.
    private final Map<String, Counter> accepted = new HashMap<>();

    /** Meters in that registry. */
    public EventMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** An event counts. */
    public void accepted(String topic) {
        accepted.computeIfAbsent(topic, name -> registry.counter("ois.events.accepted", "topic", name))
                .increment();
    }

    /** The very same event was accepted before. */
    public void duplicate(String topic) {
        registry.counter("ois.events.duplicate", "topic", topic).increment();
    }

    /** An event went to {@code telemetry.rejected}. */
    public void rejected(String topic, RejectionReason reason) {
        registry.counter("ois.events.rejected", "topic", topic, "reason", reason.name())
                .increment();
    }
}
