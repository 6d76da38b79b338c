package io.oisstreams.integrity.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.streams.EventMeters;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The capability's own metrics. Labels come from closed lists, never from telemetry. Counted as read: after a crash the
 * uncommitted part is counted again.
 */
final class IntegrityMeters {
    private final MeterRegistry registry;
    private final AtomicLong recordsWaiting;
    private final EventMeters events;

    /** @param recordsWaiting shared by all partitions: see {@link #recordsWaiting} */
    IntegrityMeters(MeterRegistry registry, AtomicLong recordsWaiting) {
        this.registry = registry;
        this.events = new EventMeters(registry);
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

    EventMeters events() {
        return events;
    }

    void recordPublished() {
        registry.counter("ois.records.published").increment();
    }
}
