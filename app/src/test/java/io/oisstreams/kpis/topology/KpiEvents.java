package io.oisstreams.kpis.topology;

import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.ArtifactKind;
import io.oisstreams.event.v1.ArtifactObservation;
import io.oisstreams.event.v1.IncidentCategory;
import io.oisstreams.event.v1.IncidentEvent;
import io.oisstreams.event.v1.IncidentEventKind;
import io.oisstreams.event.v1.IncidentSeverity;
import io.oisstreams.event.v1.KpiMeasurement;
import io.oisstreams.event.v1.ProposalEvent;
import io.oisstreams.event.v1.ProposalEventKind;
import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.KpiValue;
import io.oisstreams.output.v1.RejectedTelemetry;
import io.oisstreams.streams.TopologyDriver;
import io.oisstreams.time.StreamTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The KPI topology on Kafka's test driver, with events of the tenant {@code t}, each admitted at its own time. */
final class KpiEvents implements AutoCloseable {
    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long DAY_MS = 24 * HOUR;

    /** The beginning of a Tuesday, the second last day of a month, a quarter and a year. */
    static final long DAY = at("2025-12-30T00:00:00Z");

    /** How long after the end of a day a tick closes it. */
    private static final long CLOSED_MS = 5_000 + 5 * MINUTE + StreamTime.SETTLE_MS;

    final TopologyDriver driver;
    private int ids;

    KpiEvents(String... settings) {
        driver = new TopologyDriver(KpisTopology::build, settings);
    }

    static long at(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    private String nextId() {
        return "e" + ++ids;
    }

    void proposal(String id, ProposalEventKind kind, long timeMs) {
        proposal(id, kind, event -> event, timeMs);
    }

    void proposal(String id, ProposalEventKind kind, UnaryOperator<ProposalEvent.Builder> more, long timeMs) {
        send(Topics.GOVERNANCE_PROPOSALS, proposalOf(id, kind, more, timeMs), timeMs);
    }

    ProposalEvent proposalOf(
            String id, ProposalEventKind kind, UnaryOperator<ProposalEvent.Builder> more, long timeMs) {
        return more.apply(ProposalEvent.newBuilder()
                        .setEventId(nextId())
                        .setTenantId("t")
                        .setTimestampMs(Instant.ofEpochMilli(timeMs))
                        .setProposalId(id)
                        .setKind(kind))
                .build();
    }

    void incident(String id, IncidentEventKind kind, IncidentCategory category, long timeMs) {
        incident(id, kind, event -> event.setCategory(category), timeMs);
    }

    void incident(String id, IncidentEventKind kind, UnaryOperator<IncidentEvent.Builder> more, long timeMs) {
        send(
                Topics.OPERATIONS_INCIDENTS,
                more.apply(IncidentEvent.newBuilder()
                                .setEventId(nextId())
                                .setTenantId("t")
                                .setTimestampMs(Instant.ofEpochMilli(timeMs))
                                .setIncidentId(id)
                                .setKind(kind)
                                .setSeverity(IncidentSeverity.high)
                                .setCategory(IncidentCategory.other))
                        .build(),
                timeMs);
    }

    void measure(String kpiId, double value, Map<String, String> attributes, long timeMs) {
        send(Topics.KPI_MEASUREMENTS, measured(kpiId, value, attributes, timeMs), timeMs);
    }

    KpiMeasurement measured(String kpiId, double value, Map<String, String> attributes, long timeMs) {
        return KpiMeasurement.newBuilder()
                .setEventId(nextId())
                .setTenantId("t")
                .setTimestampMs(Instant.ofEpochMilli(timeMs))
                .setKpiId(kpiId)
                .setValue(value)
                .setAttributes(attributes)
                .build();
    }

    void observe(String path, ArtifactKind kind, boolean exists, @Nullable Boolean parseable, long timeMs) {
        send(
                Topics.ARTIFACT_OBSERVATIONS,
                ArtifactObservation.newBuilder()
                        .setEventId(nextId())
                        .setTenantId("t")
                        .setTimestampMs(Instant.ofEpochMilli(timeMs))
                        .setPath(path)
                        .setKind(kind)
                        .setExists(exists)
                        .setParseable(parseable)
                        .build(),
                timeMs);
    }

    void send(EventTopic topic, SpecificRecord event, long admissionMs) {
        driver.send(topic, event, admissionMs);
    }

    /** Time passes until what is due at this time has been done. */
    void until(long timeMs) {
        driver.tick(timeMs + StreamTime.SETTLE_MS);
    }

    /** Time passes until the day that begins then is closed. */
    void close(long dayMs) {
        driver.tick(dayMs + DAY_MS + CLOSED_MS);
    }

    /** What was published since the last time. */
    List<KpiValue> values() {
        return driver.values(Topics.KPI_VALUES, KpiValue.class);
    }

    /** The values of one KPI among them. */
    Stream<KpiValue> values(String kpiId) {
        return values().stream().filter(value -> value.getKpiId().equals(kpiId));
    }

    List<Alert> alerts() {
        return driver.values(Topics.ALERTS, Alert.class);
    }

    /** The alerts of a rule that were published since the last time. */
    List<Alert> alerts(String rule) {
        return alerts().stream().filter(alert -> alert.getRule().equals(rule)).toList();
    }

    /** The same, each as a line. */
    List<String> alertLines(String rule) {
        return alerts(rule).stream().map(KpiLines::of).toList();
    }

    /** The values of one KPI that were published since the last time, each as a line. */
    List<String> lines(String kpiId) {
        return values(kpiId).map(KpiLines::of).toList();
    }

    /** Reasons and topics of what was rejected since the last time. */
    List<String> rejections() {
        return rejected().stream().map(KpiLines::of).toList();
    }

    List<RejectedTelemetry> rejected() {
        return driver.values(Topics.TELEMETRY_REJECTED, RejectedTelemetry.class);
    }

    @Override
    public void close() {
        driver.close();
    }
}
