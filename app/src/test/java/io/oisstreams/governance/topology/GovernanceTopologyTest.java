package io.oisstreams.governance.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.governance.Decisions;
import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.AlertStatus;
import io.oisstreams.output.v1.MetricsRollup;
import io.oisstreams.output.v1.RejectedTelemetry;
import io.oisstreams.output.v1.RollupBucket;
import io.oisstreams.streams.TopologyDriver;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GovernanceTopologyTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long AT = Instant.parse("2026-05-21T10:30:10Z").toEpochMilli();
    private static final long TEN = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();
    private static final long MIDNIGHT = Instant.parse("2026-05-22T00:00:00Z").toEpochMilli();

    private final TopologyDriver driver = new TopologyDriver(GovernanceTopology::build);

    @AfterEach
    void close() {
        driver.close();
    }

    private void send(GovernanceDecision.Builder decision) {
        send(decision, decision.getTimestampMs().toEpochMilli());
    }

    private void send(GovernanceDecision.Builder decision, long admissionMs) {
        driver.send(Topics.GOVERNANCE_DECISIONS, decision.build(), admissionMs);
    }

    private List<TestRecord<String, MetricsRollup>> rollups() {
        return driver.records(Topics.METRICS_ROLLUPS, MetricsRollup.class);
    }

    private List<Alert> alerts() {
        return driver.values(Topics.ALERTS, Alert.class);
    }

    private List<RejectedTelemetry> rejected() {
        return driver.values(Topics.TELEMETRY_REJECTED, RejectedTelemetry.class);
    }

    @Test
    void anHourIsPublishedWhenItHasSettledAndADayAfterIt() {
        send(Decisions.incident("a", AT, 5_000).setHumanMinutes(2.5));
        send(Decisions.incident("b", AT + 1, 7_000).setHumanMinutes(1.0));
        driver.tick(TEN + HOUR + MINUTE + 1_999);
        assertThat(rollups()).isEmpty();

        driver.tick(TEN + HOUR + MINUTE + 2_000);

        List<TestRecord<String, MetricsRollup>> hour = rollups();
        assertThat(hour).hasSize(1);
        assertThat(hour.get(0).key()).isEqualTo("t");
        assertThat(hour.get(0).timestamp()).isEqualTo(TEN + HOUR + MINUTE);
        MetricsRollup rollup = hour.get(0).value();
        assertThat(rollup.getBucket()).isEqualTo(RollupBucket.hour);
        assertThat(rollup.getBucketStartMs().toEpochMilli()).isEqualTo(TEN);
        assertThat(rollup.getRevision()).isZero();
        assertThat(rollup.getTotalEvents()).isEqualTo(2);
        assertThat(rollup.getTca()).isEqualTo(1.75);
        assertThat(rollup.getAirtP50Ms()).isEqualTo(5_000);
        assertThat(rollup.getAirtP95Ms()).isEqualTo(7_000);
        assertThat(rollup.getReasonCodeCounts()).containsOnly(Map.entry("hitl_approval_required", 2L));
        driver.tick(MIDNIGHT + 2 * MINUTE);
        assertThat(rollups())
                .singleElement()
                .extracting(record -> record.value().getBucket(), TestRecord::timestamp)
                .containsExactly(RollupBucket.day, MIDNIGHT + MINUTE);
    }

    @Test
    void aLateDecisionMakesARevisionOfItsHourAndOfItsDay() {
        send(Decisions.allowed("a", AT));
        driver.tick(MIDNIGHT + 2 * MINUTE);
        rollups();
        long later = AT + 29 * DAY;

        send(Decisions.allowed("late", AT + 1), later);
        send(Decisions.allowed("later", AT + 2), later + 1);
        driver.tick(later + 2 * MINUTE);

        assertThat(rollups())
                .extracting(
                        TestRecord::timestamp,
                        record -> record.value().getBucket(),
                        record -> record.value().getRevision(),
                        record -> record.value().getTotalEvents())
                .containsExactly(
                        tuple(later - later % MINUTE + MINUTE, RollupBucket.day, 1, 3L),
                        tuple(later - later % MINUTE + MINUTE, RollupBucket.hour, 1, 3L));
    }

    @Test
    void decisionsThirtyDaysLateCountAndLaterOnesAreRejected() {
        long now = AT + 30 * DAY;
        send(Decisions.allowed("late", AT), now);
        send(Decisions.allowed("too late", AT - 1), now);
        send(Decisions.allowed("ahead", now + 5_000), now);
        send(Decisions.allowed("too far ahead", now + 5_001), now);

        assertThat(rejected())
                .extracting(RejectedTelemetry::getReason, RejectedTelemetry::getOffset)
                .containsExactly(tuple("CLOCK_SKEW", 1L), tuple("CLOCK_SKEW", 3L));
    }

    @Test
    void theFirstOfAnIdCountsForThirtyDays() {
        send(Decisions.allowed("a", AT));
        send(Decisions.allowed("a", AT), AT + 30 * DAY);
        send(Decisions.denied("a", AT, "security_replay_detected"), AT + 30 * DAY);
        send(Decisions.allowed("a", AT + 30 * DAY + 1), AT + 30 * DAY + 1);
        driver.tick(AT + 32 * DAY);

        assertThat(rejected()).extracting(RejectedTelemetry::getReason).containsExactly("DUPLICATE_CONFLICT");
        assertThat(driver.meters().get("ois.events.duplicate").counter().count())
                .isEqualTo(1);
        assertThat(rollups())
                .filteredOn(record -> record.value().getBucket() == RollupBucket.day)
                .extracting(record -> record.value().getTotalEvents())
                .containsExactly(1L, 1L);
    }

    @Test
    void oneDecisionWithoutGuardFiresAndResolvesOnceItHasLeftTheWindow() {
        send(Decisions.denied("a", AT, "security_replay_guard_unavailable"));
        List<Alert> fired = alerts();
        send(Decisions.denied("b", AT + 1, "security_replay_guard_unavailable"));
        driver.tick(AT + DAY - 10_000 + 1_999);
        assertThat(alerts()).isEmpty();

        driver.tick(AT + DAY - 10_000 + 2_000);

        assertThat(fired)
                .extracting(Alert::getRule, Alert::getStatus, alert -> alert.getDetectedAtMs()
                        .toEpochMilli())
                .containsExactlyInAnyOrder(
                        tuple("alert_replay_guard_unavailable", AlertStatus.firing, AT),
                        tuple("alert_denial_spike", AlertStatus.firing, AT));
        List<Alert> resolved = alerts();
        assertThat(resolved)
                .allSatisfy(alert -> assertThat(alert.getStatus()).isEqualTo(AlertStatus.resolved))
                .extracting(Alert::getAlertId)
                .containsExactlyInAnyOrderElementsOf(
                        fired.stream().map(Alert::getAlertId).toList());
        long minuteAfterWindow = AT - AT % MINUTE + DAY;
        assertThat(resolved)
                .extracting(alert -> alert.getDetectedAtMs().toEpochMilli())
                .containsOnly(minuteAfterWindow);
    }
}
