package io.oisstreams.operations.topology;

import static io.oisstreams.operations.topology.Operations.AT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.oisstreams.crypto.BouncyCastleVerifier;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.event.RejectionReason;
import io.oisstreams.event.v1.SignatureVariant;
import io.oisstreams.event.v1.SignatureVerification;
import io.oisstreams.event.v1.SignedOperation;
import io.oisstreams.output.v1.RejectedTelemetry;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperationsTopologyTest {
    private static final String[] BOTH_RULES = {"operations.replay.guard", "true", "operations.signature.max.age", "5m"
    };
    private final Operations operations = new Operations();

    @Test
    void theVerdictSaysWhatWasVerifiedAtTheTimeOfAdmission() {
        try (OperationsDriver driver = new OperationsDriver()) {
            SignedOperation operation = operations.signed("e-1").build();

            driver.send(operation, AT + 42);

            TestRecord<String, SignatureVerification> record =
                    driver.verdictRecords().get(0);
            assertThat(record.key()).isEqualTo("t");
            assertThat(record.timestamp()).isEqualTo(AT + 42);
            assertThat(record.value())
                    .isEqualTo(SignatureVerification.newBuilder()
                            .setEventId("e-1")
                            .setTenantId("t")
                            .setTimestampMs(Instant.ofEpochMilli(AT - 7))
                            .setSchemaVersion("v1")
                            .setCycleId("cycle-1")
                            .setStep(1)
                            .setAgent("LINE")
                            .setOperation("ingest")
                            .setSignature("ed25519:" + hex(operation.getSignature()))
                            .setPublicKey("ed25519:" + hex(operation.getPublicKey()))
                            .setVerified(true)
                            .setVerificationTimestampMs(Instant.ofEpochMilli(AT + 42))
                            .setFailureReason(null)
                            .setVerifier("ois-streams")
                            .build());
            assertThat(driver.rejected()).isEmpty();
        }
    }

    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return HexFormat.of().formatHex(copy);
    }

    @ParameterizedTest
    @EnumSource(SignatureFamily.class)
    void everyFamilyIsVerifiedInItsEncodingAndNoOther(SignatureFamily family) {
        try (OperationsDriver driver = new OperationsDriver()) {
            SignedOperation good = operations.signed("good", family).build();
            driver.send(good, AT);
            driver.send(
                    operations
                            .signed("changed", family)
                            .setPayload(ByteBuffer.wrap(new byte[] {1}))
                            .build(),
                    AT);
            driver.send(
                    operations
                            .signed("round3", family)
                            .setVariant(SignatureVariant.round3)
                            .build(),
                    AT);
            driver.send(
                    operations
                            .signed("key", family)
                            .setPublicKey(ByteBuffer.wrap(new byte[3]))
                            .build(),
                    AT);
            driver.send(
                    operations
                            .signed("signature", family)
                            .setSignature(ByteBuffer.wrap(new byte[3]))
                            .build(),
                    AT);

            String asRound3 =
                    switch (family) {
                        case FALCON_512 -> "verified";
                        case SLH_DSA_SHA2_128F -> "invalid_signature";
                        default -> "unsupported_variant";
                    };
            assertThat(driver.outcomes())
                    .containsExactly("verified", "invalid_signature", asRound3, "malformed_key", "malformed_signature");
        }
    }

    @Test
    void theRulesApplyWhenConfigured() {
        try (OperationsDriver driver = new OperationsDriver(BOTH_RULES)) {
            sendOldAndRepeated(driver);

            assertThat(driver.outcomes()).containsExactly("too_old", "verified", "nonce_seen_before");
            assertThat(driver.meters
                            .counter("ois.signature.verdicts", "verdict", "nonce_seen_before")
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void withoutConfigurationTheSignatureAloneDecides() {
        try (OperationsDriver driver = new OperationsDriver()) {
            sendOldAndRepeated(driver);

            assertThat(driver.outcomes()).containsExactly("verified", "verified", "verified");
        }
    }

    private void sendOldAndRepeated(OperationsDriver driver) {
        SignedOperation first = operations.signed("first").build();
        driver.send(operations.signed("old").setSignedAtMs(Instant.EPOCH).build(), AT);
        driver.send(first, AT);
        driver.send(SignedOperation.newBuilder(first).setEventId("again").build(), AT + 1);
    }

    @Test
    void theFirstEventOfAnIdCounts() {
        try (OperationsDriver driver = new OperationsDriver()) {
            SignedOperation first = operations.signed("e").build();

            driver.send(first, AT);
            driver.send(first, AT + 1);
            driver.send(SignedOperation.newBuilder(first).setStep(2).build(), AT + 2);
            driver.send(SignedOperation.newBuilder(first).setTenantId("u").build(), AT + 3);

            assertThat(driver.verdicts())
                    .extracting(SignatureVerification::getTenantId)
                    .containsExactly("t", "u");
            assertThat(driver.rejected())
                    .extracting(
                            RejectedTelemetry::getReason,
                            RejectedTelemetry::getTenantId,
                            RejectedTelemetry::getApplication)
                    .containsExactly(tuple(RejectionReason.DUPLICATE_CONFLICT.name(), "t", "operations"));
            assertThat(driver.meters
                            .counter("ois.events.duplicate", "topic", "operations.signed")
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void idsAreRememberedAsLongAsConfiguredAndThenFreed() {
        try (OperationsDriver driver = new OperationsDriver("operations.replay.memory", "10m")) {
            SignedOperation operation = operations.signed("e").build();
            long lastMs = AT + 600_000;

            driver.send(operation, AT);
            driver.send(operation, lastMs);
            assertThat(driver.outcomes()).hasSize(1);
            driver.send(operation, lastMs + 1);
            assertThat(driver.outcomes()).hasSize(1);

            driver.tick(lastMs + 1 + 600_000 + 300_000 + 60_000);
            // The time, and how many chunks there were.
            assertThat(driver.rows()).isEqualTo(2);
        }
    }

    @Test
    void aThousandTicksLaterTheGuardHasForgottenAllItCan() {
        try (OperationsDriver driver = new OperationsDriver(
                "operations.replay.guard", "true",
                "operations.signature.max.age", "5m",
                "operations.replay.memory", "1m")) {
            for (int i = 0; i < 300; i++) {
                long atMs = AT + i * 10_000L;
                driver.send(
                        operations
                                .signed("e-" + i)
                                .setSignedAtMs(Instant.ofEpochMilli(atMs))
                                .build(),
                        atMs);
                driver.tick(atMs);
                // Two ids: for 1 min and 5 min, and 5 min of settling, and up to a minute because they go by minutes.
                int idRows = 43 + 67;
                int chunkRows = 8 + 12;
                assertThat(driver.rows()).isLessThanOrEqualTo(idRows + chunkRows + 2);
            }
            assertThat(driver.outcomes()).hasSize(300).containsOnly("verified");
        }
    }

    @Test
    void whatIsReadTooFarBehindTheTicksIsRejected() {
        try (OperationsDriver driver = new OperationsDriver()) {
            driver.tick(AT);

            driver.send(operations.signed("in time").build(), AT - 300_000);
            driver.send(operations.signed("late").build(), AT - 300_001);

            assertThat(driver.outcomes()).containsExactly("verified");
            assertThat(driver.rejected())
                    .extracting(RejectedTelemetry::getReason)
                    .containsExactly(RejectionReason.WINDOW_CLOSED.name());
        }
    }

    @Test
    void aVerdictThatIsNotThereYetGoesOutWithTheCommit() {
        Thread stream = Thread.currentThread();
        SignatureVerifier real = new BouncyCastleVerifier();
        SignatureVerifier slow = (family, variant, key, message, signature) -> {
            // Until the stream thread has read on and waits before its commit.
            while (stream.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            return real.verify(family, variant, key, message, signature);
        };
        try (OperationsDriver driver = new OperationsDriver(slow)) {
            driver.send(operations.signed("e-1").build(), AT);

            assertThat(driver.verdictRecords()).singleElement().satisfies(record -> {
                assertThat(record.value().getVerified()).isTrue();
                assertThat(record.timestamp()).isEqualTo(AT);
            });
        }
    }

    @Test
    void verdictsKeepTheOrderOfTheLogWhicheverIsVerifiedFirst() {
        try (OperationsDriver driver = new OperationsDriver()) {
            List<String> sent = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                SignatureFamily family = List.of(SignatureFamily.values()).get(i % 4);
                sent.add("e-" + i);
                driver.send(operations.signed("e-" + i, family).build(), AT + i);
            }

            assertThat(driver.verdicts())
                    .extracting(SignatureVerification::getEventId)
                    .isEqualTo(sent);
        }
    }
}
