package io.oisstreams.embedded.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.v1.Tick;
import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.AlertStatus;
import io.oisstreams.output.v1.EvidenceEntry;
import io.oisstreams.output.v1.KpiValue;
import io.oisstreams.output.v1.RejectedTelemetry;
import io.oisstreams.output.v1.Severity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CanonicalOrderTest {
    private static final Tick ANY = new Tick(Instant.EPOCH);

    @Test
    void keysComeBeforeOffsetsAndNoKeyComesFirst() {
        assertOrder(List.of(
                record(null, 9, ANY),
                record("a", 8, ANY),
                record("a", 300, ANY),
                record("a-b", 1, ANY),
                record("ab", 0, ANY)));
    }

    @Test
    void rejectionsOfOneTenantComeInTheOrderOfTheirOriginWhateverTheirOffset() {
        assertOrder(List.of(
                record("a", 3, ofTopic("agent.actions", 1)),
                record("a", 2, ofTopic("agent.actions", 2)),
                record("a", 1, ofTopic("chain.entries", 0)),
                record("a", 0, ofLine("events.jsonl", 4))));
    }

    @Test
    void rejectionsOfOneRecordComeByTheApplicationThatRefusedItWhateverTheirOffset() {
        assertOrder(List.of(
                record("a", 3, ofTopic("agent.actions", 1, "governance")),
                record("a", 2, ofTopic("agent.actions", 1, "integrity")),
                record("a", 1, ofTopic("agent.actions", 2, "")),
                record("a", 0, ofTopic("agent.actions", 2, "governance"))));
    }

    @Test
    void alertsOfOneTenantComeByTheirRuleAndSubjectAndThenByOffset() {
        assertOrder(List.of(
                record("a", 4, alert("alert_denial_spike", null)),
                record("a", 2, alert("alert_denial_spike", "a")),
                record("a", 5, alert("alert_denial_spike", "a")),
                record("a", 1, alert("alert_denial_spike", "z")),
                record("a", 3, alert("ois", "b")),
                record("a", 0, alert("ois_class", "a"))));
    }

    @Test
    void valuesOfOneTenantComeByKpiAndPeriodAndSubjectWhateverTheirOffset() {
        assertOrder(List.of(
                record("a", 7, value("1.1", "1", 300, Map.of("risk_class", "high"))),
                record("a", 6, value("1.1", "1", 300, Map.of("risk_class", "low"))),
                record("a", 5, value("1.1", "1", 300, Map.of("stakeholder", "any"))),
                record("a", 4, value("1.1", "1", 70_000, Map.of())),
                record("a", 3, value("1.1", "2", 1, Map.of())),
                record("a", 2, value("1.11", "1", 1, Map.of())),
                record("a", 1, value("DS-KPI-008", "1.0", 1, Map.of("gate", "pass", "points", "2"))),
                record("a", 0, value("DS-KPI-008", "1.0", 1, Map.of("points", "3", "gate", "pass")))));
    }

    @Test
    void equalValuesComeByTheirOffset() {
        assertOrder(List.of(
                record("a", 1, value("5.1", "1", 1, Map.of())), record("a", 2, value("5.1", "1", 1, Map.of()))));
    }

    private static KpiValue value(String kpiId, String version, long endMs, Map<String, String> attributes) {
        return KpiValue.newBuilder()
                .setTenantId("a")
                .setKpiId(kpiId)
                .setVersion(version)
                .setUnit("any")
                .setStatus("any")
                .setPeriodStartMs(Instant.EPOCH)
                .setPeriodEndMs(Instant.ofEpochMilli(endMs))
                .setAttributes(attributes)
                .build();
    }

    private static Alert alert(String rule, @Nullable String subject) {
        return Alert.newBuilder()
                .setAlertId("any")
                .setTenantId("a")
                .setRule(rule)
                .setSeverity(Severity.warning)
                .setStatus(AlertStatus.firing)
                .setSubject(subject)
                .setWindowStartMs(Instant.EPOCH)
                .setWindowEndMs(Instant.EPOCH)
                .setDetectedAtMs(Instant.EPOCH)
                .setMessage("any")
                .build();
    }

    @Test
    void leavesOfOneTenantComeByTopicEventAndWindowWhateverTheirOffset() {
        assertOrder(List.of(
                record("a", 4, leaf("agent.actions", "b", 0)),
                record("a", 3, leaf("chain.entries", "a", 0)),
                record("a", 2, leaf("chain.entries", "a", 1)),
                record("a", 1, leaf("chain.entries", "ab", 0))));
    }

    private static EvidenceEntry leaf(String topic, String eventId, long windowStartMs) {
        return EvidenceEntry.newBuilder()
                .setTenantId("a")
                .setWindowStartMs(Instant.ofEpochMilli(windowStartMs))
                .setWindowEndMs(Instant.ofEpochMilli(windowStartMs + 1))
                .setTopic(topic)
                .setEventId(eventId)
                .setTimestampMs(Instant.EPOCH)
                .setAdmittedAtMs(Instant.EPOCH)
                .setEvent("any")
                .setLeafHash("any")
                .build();
    }

    private static void assertOrder(List<ConsumerRecord<String, SpecificRecord>> expected) {
        List<byte[]> tieBreaks = expected.stream().map(CanonicalOrder::tieBreak).toList();
        assertThat(tieBreaks).isSortedAccordingTo(Arrays::compareUnsigned).doesNotHaveDuplicates();
    }

    private static ConsumerRecord<String, SpecificRecord> record(
            @Nullable String key, long offset, SpecificRecord value) {
        return new ConsumerRecord<>("any", 0, offset, key, value);
    }

    private static RejectedTelemetry ofTopic(String topic, long offset) {
        return ofTopic(topic, offset, "integrity");
    }

    private static RejectedTelemetry ofTopic(String topic, long offset, String application) {
        return rejected()
                .setTopic(topic)
                .setPartition(0)
                .setOffset(offset)
                .setApplication(application)
                .build();
    }

    private static RejectedTelemetry ofLine(String file, long line) {
        return rejected().setFile(file).setLine(line).build();
    }

    private static RejectedTelemetry.Builder rejected() {
        return RejectedTelemetry.newBuilder()
                .setReason("NOT_JSON")
                .setMessage("any")
                .setAdmittedAtMs(Instant.EPOCH);
    }
}
