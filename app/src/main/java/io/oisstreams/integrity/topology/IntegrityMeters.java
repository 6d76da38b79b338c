package io.oisstreams.integrity.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.event.RejectionReason;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The capability's own metrics. Labels come from closed lists, never from telemetry. Counted as read: after a crash the
 * uncommitted part is counted again.
 */
final class IntegrityMeters {
    private final MeterRegistry registry;
    private final AtomicLong recordsWaiting;
    // Looking a counter up in the registry costs more than the rest of an event's admission.
    private final Map<String, Counter> accepted = new HashMap<>();

    /** @param recordsWaiting shared by all partitions: see {@link #recordsWaiting} */
    IntegrityMeters(MeterRegistry registry, AtomicLong recordsWaiting) {
        this.registry = registry;
        this.recordsWaiting = recordsWaiting;
    }

    /** The gauge of records that were computed and are not yet published, in a committed transaction. */
    static AtomicLong recordsWaiting(MeterRegistry registry) {
        AtomicLong waiting = new AtomicLong();
        registry.gauge(IntegrityTopology.RECORDS_WAITING, waiting);
        return waiting;
    }

    void recordWaits(int more) {
        recordsWaiting.addAndGet(more);
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
