package io.oisstreams.operations.topology;

import static io.oisstreams.operations.topology.Operations.AT;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.event.RejectionReason;
import io.oisstreams.event.v1.SignatureVerification;
import io.oisstreams.event.v1.SignedOperation;
import io.oisstreams.output.v1.RejectedTelemetry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations that Avro lets through and that no honest source sends: none of them may stop the stream. */
class HostileOperationsTest {
    private static final String[] BOTH_RULES = {"operations.replay.guard", "true", "operations.signature.max.age", "5m"
    };
    private final Operations operations = new Operations();

    @Test
    void whatIsNoEventIsRejectedWithItsReason() {
        byte[] good;
        try (OperationsDriver driver = new OperationsDriver()) {
            good = driver.bytes(operations.signed("e").build());
        }
        assertThat(rejectionOf(null, good)).isEqualTo(RejectionReason.NULL_KEY);
        assertThat(rejectionOf(utf8("t"), null)).isEqualTo(RejectionReason.NULL_VALUE);
        assertThat(rejectionOf(utf8("t"), new byte[0])).isEqualTo(RejectionReason.NOT_AVRO);
        assertThat(rejectionOf(utf8("t"), Arrays.copyOf(good, good.length - 1))).isEqualTo(RejectionReason.NOT_AVRO);
        assertThat(rejectionOf(utf8("t"), new byte[2 << 20])).isEqualTo(RejectionReason.TOO_LARGE);
        assertThat(rejectionOf(utf8("u"), good)).isEqualTo(RejectionReason.KEY_MISMATCH);
    }

    private static RejectionReason rejectionOf(byte @Nullable [] key, byte @Nullable [] value) {
        try (OperationsDriver driver = new OperationsDriver()) {
            driver.sendBytes(key, value, AT);

            assertThat(driver.verdicts()).isEmpty();
            RejectedTelemetry rejected = driver.rejected().get(0);
            assertThat(rejected.getAdmittedAtMs().toEpochMilli()).isEqualTo(AT);
            return RejectionReason.valueOf(rejected.getReason());
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE})
    void noTimeOfSigningStopsTheStream(long signedAtMs) {
        try (OperationsDriver driver = new OperationsDriver(BOTH_RULES)) {
            SignedOperation operation = operations
                    .signed("e")
                    .setSignedAtMs(Instant.ofEpochMilli(signedAtMs))
                    .setStep(Integer.MIN_VALUE)
                    .build();

            driver.send(operation, AT);
            driver.send(SignedOperation.newBuilder(operation).setEventId("0").build(), 0);

            assertThat(driver.outcomes()).hasSize(2);
            assertThat(driver.rejected()).isEmpty();
        }
    }

    @Test
    void aNonceAsLongAsABookIsANonce() {
        try (OperationsDriver driver = new OperationsDriver(BOTH_RULES)) {
            String book = "n".repeat(900_000);
            driver.send(operations.signed("e-1").setNonce(book).build(), AT);
            driver.send(operations.signed("e-2").setNonce(book).build(), AT);
            driver.send(operations.signed("e-3").setNonce(book + "n").build(), AT);
            driver.send(operations.signed("e-4").setNonce("").build(), AT);
            driver.send(operations.signed("e-5").setNonce("\0").build(), AT);

            assertThat(driver.outcomes())
                    .containsExactly("verified", "nonce_seen_before", "verified", "verified", "verified");
        }
    }

    @Test
    void ofASignatureAsLongAsABookTheBeginningIsRepeated() {
        try (OperationsDriver driver = new OperationsDriver()) {
            driver.send(
                    operations
                            .signed("e")
                            .setSignature(ByteBuffer.wrap(new byte[500_000]))
                            .build(),
                    AT);
            driver.send(
                    operations.signed("slh", SignatureFamily.SLH_DSA_SHA2_128F).build(), AT);

            assertThat(driver.verdicts())
                    .extracting(verdict -> verdict.getSignature().length())
                    .containsExactly(
                            "ed25519:".length() + 2 * OperationRecords.REPEATED_BYTES,
                            "slh_dsa_sha2_128f:".length() + 2 * 17_088);
        }
    }

    @Test
    void somebodyWithoutTheKeyCanNotSpendItsNonces() {
        try (OperationsDriver driver = new OperationsDriver(BOTH_RULES)) {
            SignedOperation good = operations.signed("good").build();
            SignedOperation forged = SignedOperation.newBuilder(good)
                    .setEventId("forged")
                    .setPayload(ByteBuffer.wrap(new byte[1]))
                    .build();

            driver.send(forged, AT);
            driver.send(good, AT);

            assertThat(driver.outcomes()).containsExactly("invalid_signature", "verified");
        }
    }

    @Test
    void everyEventThatWasBitFlippedHasAVerdictOrARejection() {
        SplittableRandom random = new SplittableRandom(9);
        try (OperationsDriver driver = new OperationsDriver(BOTH_RULES)) {
            byte[] good = driver.bytes(operations.signed("e").build());
            int verdicts = 0;
            int rejections = 0;
            int duplicates = 0;
            for (int run = 0; run < 500; run++) {
                byte[] value = good.clone();
                value[random.nextInt(value.length)] ^= (byte) (1 << random.nextInt(8));
                driver.sendBytes(utf8("t"), value, AT + run);
                verdicts += driver.verdicts().size();
                rejections += driver.rejected().size();
                duplicates = (int) driver.meters
                        .counter("ois.events.duplicate", "topic", "operations.signed")
                        .count();
            }
            assertThat(verdicts + rejections + duplicates).isEqualTo(500);
            assertThat(verdicts).isPositive();
            assertThat(rejections).isPositive();
        }
    }

    @Test
    void anAgentWithALongNameIsNamedInFull() {
        try (OperationsDriver driver = new OperationsDriver()) {
            String agent = "a".repeat(300_000);
            driver.send(operations.signed("e").setAgent(agent).build(), AT);

            assertThat(driver.verdicts())
                    .extracting(SignatureVerification::getAgent)
                    .containsExactly(agent);
        }
    }
}
