package io.oisstreams.operations.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oisstreams.event.v1.SignatureFamily;
import io.oisstreams.event.v1.SignatureVariant;
import io.oisstreams.event.v1.SignedOperation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The ten cases of a production system (h33), each signed with three families, as {@code operations.signed} gets them. The time of
 * signing and the nonce are in what was signed: bytes 34 to 41 and 42 to 57 of the substrate. The file isn't part of this repository:
 * it lies in {@code shared/data} beside it, or the tests are skipped.
 */
class ProductionOperationsTest {
    private static final Path FILE = Path.of("..", "..", "shared", "data", "h33_substrate_vectors.json");
    private static final int TIME_AT = 34;
    private static final int NONCE_AT = 42;

    private static final List<String> WITH_RULES = List.of(
            "verified",
            "verified",
            "verified",
            "verified",
            "verified",
            "verified",
            "invalid_signature",
            "nonce_seen_before",
            "too_old",
            "invalid_signature");

    private record Case(String label, String expected, SignedOperation operation) {}

    @ParameterizedTest
    @EnumSource(
            value = SignatureFamily.class,
            names = {"ML_DSA_65", "FALCON_512", "SLH_DSA_SHA2_128F"})
    void eachCaseGetsItsVerdict(SignatureFamily family) throws IOException {
        List<Case> cases = cases(family);

        List<String> outcomes =
                outcomes(cases, "operations.replay.guard", "true", "operations.signature.max.age", "5m");

        assertThat(outcomes).isEqualTo(WITH_RULES);
        assertThat(cases)
                .extracting(Case::expected)
                .isEqualTo(outcomes.stream()
                        .map(outcome -> outcome.equals("verified") ? "PASS" : "FAIL")
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(
            value = SignatureFamily.class,
            names = {"ML_DSA_65", "FALCON_512", "SLH_DSA_SHA2_128F"})
    void theReplayedAndTheLateOneAreWellSigned(SignatureFamily family) throws IOException {
        assertThat(outcomes(cases(family)).subList(7, 9)).containsExactly("verified", "verified");
        assertThat(outcomes(cases(family), "operations.replay.guard", "true").subList(7, 9))
                .containsExactly("nonce_seen_before", "verified");
        assertThat(outcomes(cases(family), "operations.signature.max.age", "5m").subList(7, 9))
                .containsExactly("verified", "too_old");
    }

    @Test
    void theThreeSignaturesOfABundleShareItsNonce() throws IOException {
        List<Case> all = new ArrayList<>();
        for (SignatureFamily family :
                List.of(SignatureFamily.ML_DSA_65, SignatureFamily.FALCON_512, SignatureFamily.SLH_DSA_SHA2_128F)) {
            all.addAll(cases(family));
        }

        List<String> outcomes = outcomes(all, "operations.replay.guard", "true", "operations.signature.max.age", "5m");

        assertThat(outcomes.subList(10, 20)).isEqualTo(WITH_RULES);
        assertThat(outcomes.subList(20, 30)).isEqualTo(WITH_RULES);
    }

    @Test
    void noneIsVerifiedInTheOtherEncoding() throws IOException {
        assertThat(outcomes(inEncoding(SignatureVariant.standard, cases(SignatureFamily.SLH_DSA_SHA2_128F))))
                .containsOnly("invalid_signature");
        assertThat(outcomes(inEncoding(SignatureVariant.round3, cases(SignatureFamily.ML_DSA_65))))
                .containsOnly("unsupported_variant");
    }

    private static List<Case> inEncoding(SignatureVariant variant, List<Case> cases) {
        return cases.stream()
                .map(one -> new Case(
                        one.label(),
                        one.expected(),
                        SignedOperation.newBuilder(one.operation())
                                .setVariant(variant)
                                .build()))
                .toList();
    }

    /** All arrive when the latest was signed. */
    private static List<String> outcomes(List<Case> cases, String... settings) {
        Instant latest = Collections.max(
                cases.stream().map(one -> one.operation().getTimestampMs()).toList());
        try (OperationsDriver driver = new OperationsDriver(settings)) {
            cases.forEach(one -> driver.send(one.operation(), latest.toEpochMilli()));
            return driver.outcomes();
        }
    }

    private static List<Case> cases(SignatureFamily family) throws IOException {
        assumeTrue(Files.exists(FILE), () -> "absent: " + FILE);
        JsonNode root = new ObjectMapper().readTree(FILE.toFile()).path("h33_74_production_vectors");
        String name = family.name().toLowerCase(Locale.ROOT);
        byte[] key = hex(root.path("public_keys").path(name).path("hex"));
        return root.path("vectors")
                .valueStream()
                .map(vector -> {
                    byte[] substrate = hex(vector.path("substrate_hex"));
                    Instant signedAt =
                            Instant.ofEpochMilli(ByteBuffer.wrap(substrate).getLong(TIME_AT));
                    String nonce = HexFormat.of().formatHex(substrate, NONCE_AT, substrate.length);
                    SignedOperation operation = SignedOperation.newBuilder()
                            .setEventId(name + "-" + vector.path("sequence").intValue())
                            .setTenantId("h33")
                            .setTimestampMs(signedAt)
                            .setCycleId("cycle")
                            .setStep(vector.path("sequence").intValue())
                            .setAgent("gateway")
                            .setOperation(vector.path("domain_name").textValue())
                            .setPayload(ByteBuffer.wrap(hex(vector.path("signing_message_hex"))))
                            .setSignature(ByteBuffer.wrap(
                                    hex(vector.path("signatures").path(name).path("hex"))))
                            .setPublicKey(ByteBuffer.wrap(key))
                            .setAlgorithm(family)
                            .setVariant(
                                    family == SignatureFamily.ML_DSA_65
                                            ? SignatureVariant.standard
                                            : SignatureVariant.round3)
                            .setNonce(nonce)
                            .setSignedAtMs(signedAt)
                            .build();
                    return new Case(
                            vector.path("label").textValue(),
                            vector.path("expected_result").textValue(),
                            operation);
                })
                .toList();
    }

    private static byte[] hex(JsonNode node) {
        return HexFormat.of().parseHex(node.textValue());
    }
}
