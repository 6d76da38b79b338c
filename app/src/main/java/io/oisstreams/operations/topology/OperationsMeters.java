package io.oisstreams.operations.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.operations.core.deviation.DeviationEvent;
import io.oisstreams.operations.core.deviation.DeviationType;
import io.oisstreams.operations.core.report.ReportKind;
import io.oisstreams.operations.core.verdict.Refusal;
import io.oisstreams.output.v1.CommandStatus;
import io.oisstreams.output.v1.ControlAction;
import io.oisstreams.streams.EventMeters;
import java.util.Locale;
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

    void deviation(DeviationType type, DeviationEvent.Kind kind) {
        registry.counter("ois.deviation.events", "type", type.label(), "kind", kind.label())
                .increment();
    }

    void command(ControlAction command, CommandStatus status) {
        registry.counter(
                        "ois.control.commands",
                        "command",
                        command.name().toLowerCase(Locale.ROOT),
                        "status",
                        status.name())
                .increment();
    }

    void report(ReportKind kind) {
        registry.counter("ois.reports", "kind", kind.label()).increment();
    }
}
