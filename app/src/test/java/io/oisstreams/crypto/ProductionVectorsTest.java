package io.oisstreams.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Signatures of a production system (h33). Its ML-DSA follows FIPS 204, its SLH-DSA is SPHINCS+ of round 3, its FALCON
 * keys have their header. The file isn't part of this repository: it lies in {@code shared/data} beside it, or the
 * tests are skipped.
 */
class ProductionVectorsTest {
    private static final Path FILE = Path.of("..", "..", "shared", "data", "h33_substrate_vectors.json");
    /**
     * Signed another substrate, and signed by another key. The other "adversarial" ones are replayed or late, but well
     * signed.
     */
    private static final Set<String> BADLY_SIGNED = Set.of("ADVERSARIAL_TAMPERED_COMMITMENT", "ADVERSARIAL_WRONG_KEY");

    private final SignatureVerifier verifier = new BothVerifiers();

    @ParameterizedTest
    @EnumSource(names = "ED25519", mode = EnumSource.Mode.EXCLUDE)
    void signaturesAreValidUnlessTheirLabelSaysOtherwise(SignatureFamily family) throws IOException {
        assertThat(vectors(family)).hasSize(10).allSatisfy(vector -> assertThat(
                        vector.signed().isValidFor(verifier))
                .as(vector.label())
                .isEqualTo(!BADLY_SIGNED.contains(vector.label())));
    }

    @ParameterizedTest
    @EnumSource(names = "ED25519", mode = EnumSource.Mode.EXCLUDE)
    void noSignatureIsValidForAChangedSubstrate(SignatureFamily family) throws IOException {
        assertThat(vectors(family))
                .noneMatch(
                        vector -> vector.signed().withMessage(Sha3::digest256).isValidFor(verifier));
    }

    @ParameterizedTest
    @EnumSource(names = {"ML_DSA_65", "SLH_DSA_SHA2_128F"})
    void noSignatureIsValidUnderTheOtherVariant(SignatureFamily family) throws IOException {
        KeyVariant other = variantOf(family) == KeyVariant.ROUND3 ? KeyVariant.STANDARD : KeyVariant.ROUND3;

        assertThat(vectors(family))
                .noneMatch(vector -> vector.signed().withVariant(other).isValidFor(verifier));
    }

    @ParameterizedTest
    @EnumSource(names = "ED25519", mode = EnumSource.Mode.EXCLUDE)
    void whatWasSignedIsTheHashOfTheSubstrate(SignatureFamily family) throws IOException {
        assertThat(vectors(family)).allSatisfy(vector -> assertThat(
                        Sha3.digest256(vector.substrate().copy()))
                .isEqualTo(vector.signed().message().copy()));
    }

    private static KeyVariant variantOf(SignatureFamily family) {
        return family == SignatureFamily.ML_DSA_65 ? KeyVariant.STANDARD : KeyVariant.ROUND3;
    }

    private static Stream<Vector> vectors(SignatureFamily family) throws IOException {
        assumeTrue(Files.exists(FILE), () -> "absent: " + FILE);
        JsonNode root = new ObjectMapper().readTree(FILE.toFile()).path("h33_74_production_vectors");
        String name = family.name().toLowerCase(Locale.ROOT);
        byte[] key = hex(root.path("public_keys").path(name).path("hex"));
        return root.path("vectors").valueStream().map(vector -> {
            byte[] message = hex(vector.path("signing_message_hex"));
            byte[] signature = hex(vector.path("signatures").path(name).path("hex"));
            Signed signed = new Signed(
                    family,
                    variantOf(family),
                    new Signed.Bytes(key),
                    new Signed.Bytes(message),
                    new Signed.Bytes(signature));
            return new Vector(
                    vector.path("label").textValue(), new Signed.Bytes(hex(vector.path("substrate_hex"))), signed);
        });
    }

    private static byte[] hex(JsonNode node) {
        return HexFormat.of().parseHex(node.textValue());
    }

    private record Vector(String label, Signed.Bytes substrate, Signed signed) {}
}
