package io.oisstreams.operations.topology;

import io.oisstreams.alerting.Alert;
import io.oisstreams.alerting.AlertRecords;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.SignatureVerification;
import io.oisstreams.operations.core.deviation.DeviationEvent;
import io.oisstreams.operations.core.verdict.Refusal;
import io.oisstreams.operations.state.StoredReport;
import io.oisstreams.output.v1.ControlCommand;
import io.oisstreams.streams.Outlet;
import java.util.Optional;

/** What the operations capability tells the outside, each at the time of its cause: values to their topics, and counts to the metrics. */
final class Published {
    private final Outlet outlet;
    private final OperationsMeters meters;

    Published(Outlet outlet, OperationsMeters meters) {
        this.outlet = outlet;
        this.meters = meters;
    }

    /** The verdict about a signed operation, at the time of its admission. */
    void verdict(SignatureVerification verdict, Optional<Refusal> refusal) {
        meters.verdict(refusal.map(Refusal::reason));
        outlet.send(
                Topics.SIGNATURE_VERIFICATIONS,
                verdict.getTenantId(),
                verdict,
                verdict.getVerificationTimestampMs().toEpochMilli());
    }

    void alert(Alert alert) {
        outlet.send(Topics.ALERTS, alert.tenantId(), AlertRecords.of(alert), alert.detectedAtMs());
    }

    void command(ControlCommand command) {
        meters.command(command.getCommand(), command.getStatus());
        outlet.send(
                Topics.CONTROL_COMMANDS,
                command.getTenantId(),
                command,
                command.getTimestampMs().toEpochMilli());
    }

    void deviation(DeviationEvent event) {
        meters.deviation(event.type(), event.kind());
        outlet.send(Topics.DEVIATIONS, event.tenantId(), DeviationRecords.event(event), event.timestampMs());
    }

    void report(String tenantId, StoredReport report) {
        meters.report(report.kind());
        outlet.send(Topics.REPORTS, tenantId, ReportRecords.report(tenantId, report), report.timestampMs());
    }
}
