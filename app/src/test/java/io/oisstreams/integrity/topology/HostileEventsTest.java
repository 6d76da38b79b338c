package io.oisstreams.integrity.topology;

import static io.oisstreams.integrity.topology.IntegrityDriver.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.RejectionReason;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.ChainEntry;
import io.oisstreams.event.v1.EntrySignature;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.event.v1.PolicyAttestation;
import io.oisstreams.event.v1.SignatureFamily;
import io.oisstreams.output.v1.OisRecord;
import io.oisstreams.output.v1.RejectedTelemetry;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that Avro lets through and that no honest source sends: none of them may stop the stream. */
class HostileEventsTest {
    private static final long S = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();
    private static final long CLOSED = S + HOUR + 5_000 + 300_000 + 10_000;

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, (1L << 53) + 1, Long.MAX_VALUE})
    void aSequenceThatNoChainHasIsRejected(long sequence) {
        assertThat(rejectionOf(entry().setSequence(sequence).build())).isEqualTo(RejectionReason.INVALID_FIELD);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE})
    void anAttestationCanNotEndInAWayThatStopsTheScore(long validToMs) {
        try (IntegrityDriver driver = new IntegrityDriver()) {
            driver.send(new Scenario("t").decision(S + 60_000, "r", Optional.empty()));
            driver.send(admitted(policy().setValidFromMs(Instant.ofEpochMilli(Long.MIN_VALUE))
                    .setValidToMs(Instant.ofEpochMilli(validToMs))
                    .build()));

            driver.tick(CLOSED);

            assertThat(driver.records())
                    .extracting(record -> record.getExtensions().getTelemetry().getAttestedPolicyMs())
                    .containsExactly(validToMs == Long.MAX_VALUE ? HOUR - 60_000 : 0);
        }
    }

    @Test
    void idsTooLongForARecordToListAreRejected() {
        String id = "i".repeat(100_000);

        assertThat(rejectionOf(entry().setPredecessorHash(id).build())).isEqualTo(RejectionReason.INVALID_FIELD);
        assertThat(rejectionOf(entry().setEntryId(id).build())).isEqualTo(RejectionReason.INVALID_FIELD);
        assertThat(rejectionOf(decision().setRequestId(id).build())).isEqualTo(RejectionReason.INVALID_FIELD);
        assertThat(rejectionOf(decision().setChainEntryId(id).build())).isEqualTo(RejectionReason.INVALID_FIELD);
        assertThat(rejectionOf(policy().setPolicyVersion(id).build())).isEqualTo(RejectionReason.INVALID_FIELD);
        assertThat(rejectionOf(entry().setSignatures(
                                List.of(new EntrySignature(SignatureFamily.ED25519, id, ByteBuffer.wrap(new byte[64]))))
                        .build()))
                .isEqualTo(RejectionReason.INVALID_FIELD);
    }

    @Test
    void aKeyThatIsNotUtf8IsNoTenantEvenIfItReadsLikeOne() {
        try (IntegrityDriver driver = new IntegrityDriver()) {
            GovernanceDecision decision = decision().setTenantId("\uFFFD").build();
            byte[] value = driver.bytes(Topics.GOVERNANCE_DECISIONS, decision);

            driver.sendBytes(Topics.GOVERNANCE_DECISIONS, new byte[] {(byte) 0xFF}, value, S + 60_000);

            assertThat(driver.rejected())
                    .extracting(RejectedTelemetry::getReason)
                    .containsExactly(RejectionReason.KEY_MISMATCH.name());
        }
    }

    @Test
    void whatIsTooLargeToRepeatInFullIsRejectedWithItsBeginning() {
        try (IntegrityDriver driver = new IntegrityDriver()) {
            byte[] value = new byte[40 << 20];
            byte[] key = new byte[10 << 20];

            driver.sendBytes(Topics.GOVERNANCE_DECISIONS, key, value, S + 60_000);

            List<byte[]> rejected = driver.values(Topics.TELEMETRY_REJECTED);
            assertThat(rejected).singleElement().satisfies(bytes -> assertThat(bytes.length)
                    .isBetween(16 << 20, 17 << 20));
        }
    }

    @Test
    void aWindowOfMonthsTakesEntriesAndReplaysOnItsLastDay() {
        long start = 0;
        long days = 1_000;
        long late = start + (days - 1) * 24 * HOUR;
        try (IntegrityDriver driver = new IntegrityDriver("ois.window", days + "d")) {
            Scenario scenario = new Scenario("t")
                    .keys(late)
                    .policy(start, start + days * 24 * HOUR)
                    .admittedAt(late)
                    .entry(late)
                    .decision(late, "r", Optional.of("e-0"))
                    .replay(late, "r", Optional.of(Scenario.receipt("r")));
            driver.send(scenario);

            driver.tick(start + days * 24 * HOUR + 5_000 + 300_000 + 10_000);

            assertThat(driver.records()).singleElement().satisfies(record -> assertThat(
                            record.getExtensions().getTelemetry().getDecisionsReplayed())
                    .isEqualTo(1));
        }
    }

    @Test
    void noRowGrowsWithTheNumberOfAttestationsAndKeys() {
        try (IntegrityDriver driver = new IntegrityDriver()) {
            Scenario scenario = new Scenario("t");
            for (int i = 0; i < 500; i++) {
                scenario.keys(S + i).policy(S + i, S + HOUR + i);
            }

            driver.send(scenario);

            assertThat(driver.stateRowSizes()).hasSizeGreaterThan(2_000).allSatisfy(size -> assertThat(size)
                    .isLessThan(300_000));
            driver.tick(CLOSED + HOUR);
            driver.tick(CLOSED + HOUR + 1);
            assertThat(driver.stateRowSizes()).hasSizeLessThan(20);
        }
    }

    private static RejectionReason rejectionOf(SpecificRecord event) {
        try (IntegrityDriver driver = new IntegrityDriver()) {
            driver.send(admitted(event));
            driver.send(new Scenario("t").decision(S + 60_000, "r", Optional.empty()));
            driver.tick(CLOSED);

            assertThat(driver.records()).extracting(OisRecord::getVersion).hasSize(1);
            List<RejectedTelemetry> rejected = driver.rejected();
            assertThat(rejected).hasSize(1);
            return RejectionReason.valueOf(rejected.get(0).getReason());
        }
    }

    private static Scenario.Admitted admitted(SpecificRecord event) {
        return new Scenario.Admitted(
                Topics.all().stream()
                        .filter(topic -> topic.schema().equals(event.getSchema()))
                        .findFirst()
                        .orElseThrow(),
                S + 60_000,
                event);
    }

    private static ChainEntry.Builder entry() {
        return ChainEntry.newBuilder()
                .setEventId("hostile")
                .setTenantId("t")
                .setTimestampMs(Instant.ofEpochMilli(S + 60_000))
                .setChainId("c")
                .setSequence(0)
                .setEntryId("e")
                .setPredecessorHash("0".repeat(64))
                .setPayloadHash("sha3-256:" + "ab".repeat(32))
                .setSignatures(List.of())
                .setVerificationDependencies(List.of());
    }

    private static GovernanceDecision.Builder decision() {
        Scenario scenario = new Scenario("t").decision(S + 60_000, "r", Optional.empty());
        return GovernanceDecision.newBuilder(
                        (GovernanceDecision) scenario.last().value())
                .setEventId("hostile");
    }

    private static PolicyAttestation.Builder policy() {
        Scenario scenario = new Scenario("t").policy(S + 60_000, S + HOUR);
        return PolicyAttestation.newBuilder((PolicyAttestation) scenario.last().value())
                .setEventId("hostile");
    }
}
