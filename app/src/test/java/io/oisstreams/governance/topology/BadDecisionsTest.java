package io.oisstreams.governance.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.governance.Decisions;
import io.oisstreams.output.v1.MetricsRollup;
import io.oisstreams.output.v1.RejectedTelemetry;
import io.oisstreams.streams.TopologyDriver;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input is rejected with its reason and its coordinates, and harms nothing of what comes after it (contract section 1.4). */
class BadDecisionsTest {
    private static final long AT = 1_779_350_400_000L; // 2026-05-21T08:00:00Z
    private static final long DAY = 86_400_000;

    private final TopologyDriver driver = new TopologyDriver(GovernanceTopology::build);

    @AfterEach
    void close() {
        driver.close();
    }

    private static GovernanceDecision.Builder bad() {
        return Decisions.incident("bad", AT, 1);
    }

    private void send(GovernanceDecision decision) {
        driver.send(Topics.GOVERNANCE_DECISIONS, decision, AT);
    }

    private byte[] bytes(GovernanceDecision.Builder decision) {
        return driver.bytes(Topics.GOVERNANCE_DECISIONS, decision.build());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** One good decision, the bad record, and another good decision. */
    private void checkRejected(byte @Nullable [] key, byte @Nullable [] value, String reason, String said) {
        send(Decisions.incident("good-1", AT, 5_000).setHumanMinutes(2.5).build());

        driver.sendBytes(Topics.GOVERNANCE_DECISIONS, key, value, AT);

        send(Decisions.incident("good-2", AT + 1, 7_000).setHumanMinutes(1.0).build());
        RejectedTelemetry rejected = driver.values(Topics.TELEMETRY_REJECTED, RejectedTelemetry.class)
                .get(0);
        assertThat(rejected.getReason()).isEqualTo(reason);
        assertThat(rejected.getMessage())
                .startsWith("governance.decisions-0@1: ")
                .contains(said);
        assertThat(rejected.getTopic()).isEqualTo("governance.decisions");
        assertThat(rejected.getPartition()).isZero();
        assertThat(rejected.getOffset()).isEqualTo(1);
        assertThat(rejected.getAdmittedAtMs().toEpochMilli()).isEqualTo(AT);
        assertThat(rejected.getKey()).isEqualTo(key == null ? null : ByteBuffer.wrap(key));
        assertThat(rejected.getValue()).isEqualTo(value == null ? null : ByteBuffer.wrap(value));
        assertThat(driver.meters()
                        .get("ois.events.rejected")
                        .tag("reason", reason)
                        .counter()
                        .count())
                .isEqualTo(1);
        checkGoodOnesAlone();
    }

    private void checkRejected(GovernanceDecision.Builder bad, String reason, String said) {
        checkRejected(utf8("t"), bytes(bad), reason, said);
    }

    private List<MetricsRollup> rollups() {
        driver.tick(AT + 2 * DAY);
        return driver.values(Topics.METRICS_ROLLUPS, MetricsRollup.class);
    }

    private void checkGoodOnesAlone() {
        assertThat(rollups()).hasSize(2).allSatisfy(rollup -> {
            assertThat(rollup.getTotalEvents()).isEqualTo(2);
            assertThat(rollup.getIncidentEvents()).isEqualTo(2);
            assertThat(rollup.getTrustCost()).isEqualTo(3.5);
            assertThat(rollup.getTca()).isEqualTo(1.75);
            assertThat(rollup.getUair()).isEqualTo(1);
            assertThat(rollup.getAirtP50Ms()).isEqualTo(5_000);
            assertThat(rollup.getAirtP95Ms()).isEqualTo(7_000);
        });
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {-1, -1e-300, -Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoCostIsRejectedByName(double units) {
        checkRejected(bad().setHumanMinutes(units), "INVALID_FIELD", "human_minutes");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void soAreTheOtherCosts(double units) {
        checkRejected(bad().setComputeCostUnits(units), "INVALID_FIELD", "compute_cost_units");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.NEGATIVE_INFINITY})
    void andThatOfEscalation(double units) {
        checkRejected(bad().setEscalationOverheadUnits(units), "INVALID_FIELD", "escalation_overhead_units");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, 253_402_300_800_000L, Long.MAX_VALUE})
    void aDetectionBefore1970OrAfter9999IsNoTime(long ms) {
        checkRejected(
                bad().setIncidentDetectedTsMs(Instant.ofEpochMilli(ms)), "INVALID_FIELD", "incident_detected_ts_ms");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, 253_402_300_800_000L, Long.MAX_VALUE})
    void norIsSuchADecision(long ms) {
        checkRejected(
                bad().setTerminalDecisionTsMs(Instant.ofEpochMilli(ms)), "INVALID_FIELD", "terminal_decision_ts_ms");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, 253_402_300_800_000L, Long.MAX_VALUE})
    void norSuchAnEventTime(long ms) {
        checkRejected(bad().setTimestampMs(Instant.ofEpochMilli(ms)), "INVALID_FIELD", "timestamp_ms");
    }

    @ParameterizedTest
    @ValueSource(longs = {AT + 5_001, 253_402_300_799_999L, AT - 30 * DAY - 1, 0})
    void aClockThatIsFarOffIsSkewed(long ms) {
        checkRejected(bad().setTimestampMs(Instant.ofEpochMilli(ms)), "CLOCK_SKEW", "timestamp_ms " + ms);
    }

    @Test
    void theKeyIsTheTenant() {
        checkRejected(utf8("u"), bytes(bad()), "KEY_MISMATCH", "tenant_id");
    }

    @Test
    void withoutAKeyThereIsNoTenant() {
        checkRejected(null, bytes(bad()), "NULL_KEY", "no key");
    }

    @Test
    void aTombstoneIsNoDecision() {
        checkRejected(utf8("t"), null, "NULL_VALUE", "");
    }

    @Test
    void noBytesAreNoAvro() {
        checkRejected(utf8("t"), new byte[0], "NOT_AVRO", "");
    }

    @Test
    void halfADecisionIsNoAvro() {
        byte[] good = bytes(bad());
        checkRejected(utf8("t"), Arrays.copyOf(good, good.length - 1), "NOT_AVRO", "");
    }

    @Test
    void tooLargeIsNotEvenRead() {
        checkRejected(utf8("t"), new byte[2 << 20], "TOO_LARGE", "bytes");
    }

    @Test
    void anotherEventUnderAnIdIsAConflict() {
        checkRejected(bad().setEventId("good-1"), "DUPLICATE_CONFLICT", "event_id");
    }

    @Test
    void aDecisionBeforeItsDetectionTookNoTimeAndCounts() {
        send(Decisions.incident("a", AT, -1).build());
        send(Decisions.incident("b", AT, 0)
                .setIncidentDetectedTsMs(Instant.ofEpochMilli(253_402_300_799_999L))
                .setTerminalDecisionTsMs(Instant.ofEpochMilli(0))
                .build());
        send(Decisions.incident("c", AT, 9).build());

        assertThat(rollups()).hasSize(2).allSatisfy(rollup -> {
            assertThat(rollup.getIncidentEvents()).isEqualTo(3);
            assertThat(rollup.getAirtP50Ms()).isZero();
            assertThat(rollup.getAirtP95Ms()).isEqualTo(9);
        });
    }

    @Test
    void theLongestPossibleIncidentCounts() {
        send(Decisions.incident("a", AT, 0)
                .setIncidentDetectedTsMs(Instant.ofEpochMilli(0))
                .setTerminalDecisionTsMs(Instant.ofEpochMilli(253_402_300_799_999L))
                .build());

        assertThat(rollups()).hasSize(2).allSatisfy(rollup -> assertThat(rollup.getAirtP50Ms())
                .isEqualTo(253_402_300_799_999L));
    }

    @Test
    void sumsThatAreNoDoublesAreTheGreatest() {
        for (String id : List.of("a", "b", "c")) {
            send(Decisions.allowed(id, AT)
                    .setHumanMinutes(Double.MAX_VALUE)
                    .setComputeCostUnits(Double.MAX_VALUE)
                    .setEscalationOverheadUnits(Double.MAX_VALUE)
                    .build());
        }
        send(Decisions.allowed("d", AT).build());

        assertThat(rollups()).hasSize(2).allSatisfy(rollup -> {
            assertThat(rollup.getTotalEvents()).isEqualTo(4);
            assertThat(rollup.getTrustCost()).isEqualTo(Double.MAX_VALUE);
            assertThat(rollup.getTca()).isEqualTo(Double.MAX_VALUE);
        });
    }

    @Test
    void everyDecisionThatWasBitFlippedIsCountedOrRejected() {
        SplittableRandom random = new SplittableRandom(9);
        byte[] good = bytes(Decisions.incident("e", AT, 5_000).setHumanMinutes(2.5));
        for (int run = 0; run < 1_000; run++) {
            byte[] value = good.clone();
            value[random.nextInt(value.length)] ^= (byte) (1 << random.nextInt(8));
            driver.sendBytes(Topics.GOVERNANCE_DECISIONS, utf8("t"), value, AT);
        }

        int rejected = driver.values(Topics.TELEMETRY_REJECTED, RejectedTelemetry.class)
                .size();

        double accepted = driver.meters().get("ois.events.accepted").counter().count();
        double duplicates = driver.meters()
                .counter("ois.events.duplicate", "topic", "governance.decisions")
                .count();
        assertThat(rejected + accepted + duplicates).isEqualTo(1_000);
        assertThat(rejected).isPositive();
        assertThat(accepted).isPositive();
        assertThat(rollups()).allSatisfy(rollup -> {
            assertThat(rollup.getTrustCost()).isFinite().isNotNegative();
            assertThat(rollup.getTca()).isFinite().isNotNegative();
            assertThat(rollup.getAirtP95Ms()).isNotNegative();
        });
    }
}
