package io.oisstreams.operations.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.operations.core.verdict.Refusal;
import io.oisstreams.streams.EventMeters;
import java.util.Optional;

/** The capability's own metrics. Labels come from closed lists, never from telemetry. */
final class OperationsMeters {
    private final MeterRegistry registry;
    private final EventMeters events;

    OperationsMeters(MeterRegistry registry) {
        this.registry = registry;
        this.events = new EventMeters(registry);
    }

    EventMeters events() {
        return events;
    }

    void verdict(Optional<Refusal.Reason> refused) {
        String verdict = refused.map(Refusal.Reason::label).orElse("verified");
        registry.counter("ois.signature.verdicts", "verdict", verdict).increment();
    }
}
