package io.oisstreams.operations.topology;

import io.oisstreams.event.EventTopic;
import io.oisstreams.event.FieldBytes;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.Approval;
import io.oisstreams.event.v1.BaselineChange;
import io.oisstreams.event.v1.ComplianceCheck;
import io.oisstreams.event.v1.CostEvent;
import io.oisstreams.event.v1.CostOutcome;
import io.oisstreams.event.v1.CycleEvent;
import io.oisstreams.event.v1.CycleEventKind;
import io.oisstreams.event.v1.DeterminismCheck;
import io.oisstreams.event.v1.DeterminismTier;
import io.oisstreams.event.v1.DeviationUpdate;
import io.oisstreams.event.v1.DeviationUpdateKind;
import io.oisstreams.event.v1.FrozenComponent;
import io.oisstreams.event.v1.SignatureVerification;
import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.ControlCommand;
import io.oisstreams.output.v1.Deviation;
import io.oisstreams.output.v1.DeviationStepKind;
import io.oisstreams.output.v1.RejectedTelemetry;
import io.oisstreams.output.v1.Report;
import io.oisstreams.streams.TopologyDriver;
import io.oisstreams.time.StreamTime;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The operations topology on Kafka's test driver, with events of the tenant {@code t}, each admitted at its own time. */
final class Events implements AutoCloseable {
    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long DAY_MS = 24 * HOUR;

    /** The beginning of a Tuesday; the week ends on 2026-01-04. */
    static final long DAY = at("2025-12-30T00:00:00Z");

    final TopologyDriver driver;
    private int ids;

    Events(String... settings) {
        driver = new TopologyDriver(OperationsTopology::build, settings);
    }

    static long at(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    private String nextId() {
        return "e" + ++ids;
    }

    /** A summary that ran. */
    String summary(String usd, long timeMs) {
        String id = nextId();
        send(Topics.COST_EVENTS, cost(id, "s-" + id, usd, CostOutcome.executed, timeMs), timeMs);
        return "s-" + id;
    }

    static CostEvent cost(
            String eventId, @Nullable String summaryId, String usd, CostOutcome outcome, long timestampMs) {
        return CostEvent.newBuilder()
                .setEventId(eventId)
                .setTenantId("t")
                .setTimestampMs(Instant.ofEpochMilli(timestampMs))
                .setCycleId("c")
                .setSummaryId(summaryId)
                .setCostUsd(new BigDecimal(usd).setScale(18))
                .setOutcome(outcome)
                .build();
    }

    void cycle(String cycleId, CycleEventKind kind, @Nullable Integer required, long timeMs) {
        send(
                Topics.CYCLE_EVENTS,
                CycleEvent.newBuilder()
                        .setEventId(nextId())
                        .setTenantId("t")
                        .setTimestampMs(Instant.ofEpochMilli(timeMs))
                        .setCycleId(cycleId)
                        .setKind(kind)
                        .setRequiredOperations(required)
                        .build(),
                timeMs);
    }

    /** An upstream verifier's verdict. */
    void verdict(String cycleId, int step, boolean verified, long timeMs) {
        send(Topics.SIGNATURE_VERIFICATIONS, verdictOf("upstream", cycleId, step, verified, timeMs), timeMs);
    }

    SignatureVerification verdictOf(String verifier, String cycleId, int step, boolean verified, long timeMs) {
        return SignatureVerification.newBuilder()
                .setEventId(nextId())
                .setTenantId("t")
                .setTimestampMs(Instant.ofEpochMilli(timeMs))
                .setCycleId(cycleId)
                .setStep(step)
                .setAgent("LINE")
                .setOperation("ingest_binance_ohlcv")
                .setSignature("ed25519:00ff")
                .setPublicKey("ed25519:aa")
                .setVerified(verified)
                .setVerificationTimestampMs(Instant.ofEpochMilli(timeMs))
                .setFailureReason(verified ? null : "not its key")
                .setVerifier(verifier)
                .build();
    }

    void compliance(String adrId, boolean compliant, long timeMs) {
        send(
                Topics.COMPLIANCE_CHECKS,
                ComplianceCheck.newBuilder()
                        .setEventId(nextId())
                        .setTenantId("t")
                        .setTimestampMs(Instant.ofEpochMilli(timeMs))
                        .setAdrId(adrId)
                        .setCompliant(compliant)
                        .build(),
                timeMs);
    }

    void determinism(DeterminismTier tier, int replays, int identical, long timeMs) {
        send(
                Topics.DETERMINISM_CHECKS,
                DeterminismCheck.newBuilder()
                        .setEventId(nextId())
                        .setTenantId("t")
                        .setTimestampMs(Instant.ofEpochMilli(timeMs))
                        .setCycleId("c-" + ids)
                        .setTier(tier)
                        .setReplays(replays)
                        .setIdentical(identical)
                        .build(),
                timeMs);
    }

    void update(String deviationId, DeviationUpdateKind kind, long timeMs) {
        send(
                Topics.DEVIATION_UPDATES,
                DeviationUpdate.newBuilder()
                        .setEventId(nextId())
                        .setTenantId("t")
                        .setTimestampMs(Instant.ofEpochMilli(timeMs))
                        .setDeviationId(deviationId)
                        .setKind(kind)
                        .setActor("VEGA")
                        .build(),
                timeMs);
    }

    void change(
            String changeId,
            FrozenComponent component,
            @Nullable String newVersion,
            long timeMs,
            String... authorities) {
        send(
                Topics.BASELINE_CHANGES,
                BaselineChange.newBuilder()
                        .setEventId(nextId())
                        .setTenantId("t")
                        .setTimestampMs(Instant.ofEpochMilli(timeMs))
                        .setChangeId(changeId)
                        .setComponent(component)
                        .setApprovals(Stream.of(authorities)
                                .map(authority -> new Approval(authority, "ref"))
                                .toList())
                        .setNewBaselineVersion(newVersion)
                        .setSummary("a change")
                        .build(),
                timeMs);
    }

    void send(EventTopic topic, SpecificRecord event, long admissionMs) {
        driver.send(topic, event, admissionMs);
    }

    /** Time passes to a moment, and what was due by then is done. */
    void passTo(long timeMs) {
        driver.tick(timeMs + StreamTime.SETTLE_MS);
    }

    List<Alert> alerts() {
        return driver.values(Topics.ALERTS, Alert.class);
    }

    /** As {@code rule status}. */
    List<String> alertNames() {
        return alerts().stream()
                .map(alert -> alert.getRule() + " " + alert.getStatus())
                .toList();
    }

    /** As {@code COMMAND status}. */
    List<String> commands() {
        return driver.values(Topics.CONTROL_COMMANDS, ControlCommand.class).stream()
                .map(command -> command.getCommand() + " " + command.getStatus())
                .toList();
    }

    List<Deviation> deviations() {
        return driver.values(Topics.DEVIATIONS, Deviation.class);
    }

    /** Only those that were opened. */
    List<Deviation> opened() {
        return deviations().stream()
                .filter(step -> step.getKind() == DeviationStepKind.opened)
                .toList();
    }

    List<Report> reports() {
        return driver.values(Topics.REPORTS, Report.class);
    }

    List<String> reportNames() {
        return reports().stream().map(Report::getName).toList();
    }

    static String text(Report report) {
        return new String(FieldBytes.of(report.getBody()), StandardCharsets.UTF_8);
    }

    /** As {@code REASON topic}. */
    List<String> rejected() {
        return driver.values(Topics.TELEMETRY_REJECTED, RejectedTelemetry.class).stream()
                .map(rejected -> rejected.getReason() + " " + rejected.getTopic())
                .toList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
