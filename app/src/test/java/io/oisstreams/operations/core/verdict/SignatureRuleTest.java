package io.oisstreams.operations.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.operations.core.verdict.Refusal.Reason;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureRuleTest {
    private static Optional<Reason> reason(Operation operation) {
        return SignatureRule.refuse(operation, Signed.VERIFIER).map(Refusal::reason);
    }

    private static Operation with(Operation of, byte[] publicKey, byte[] signature) {
        return new Operation(
                of.tenantId(),
                of.admissionMs(),
                of.algorithm(),
                of.variant(),
                publicKey,
                of.payload(),
                signature,
                of.nonce(),
                of.signedAtMs());
    }

    @ParameterizedTest
    @EnumSource(SignatureFamily.class)
    void keysAndSignaturesMustHaveTheFormOfTheirAlgorithm(SignatureFamily family) {
        Operation good = new Signed().algorithm(family).build();
        byte[] key = good.publicKey();
        byte[] signature = good.signature();

        assertThat(reason(good)).isEmpty();
        assertThat(reason(with(good, Arrays.copyOf(key, key.length - 1), signature)))
                .hasValue(Reason.MALFORMED_KEY);
        assertThat(reason(with(good, new byte[0], signature))).hasValue(Reason.MALFORMED_KEY);
        assertThat(reason(with(good, key, Arrays.copyOf(signature, signature.length - 1))))
                .hasValue(Reason.MALFORMED_SIGNATURE);
        assertThat(reason(with(good, key, new byte[0]))).hasValue(Reason.MALFORMED_SIGNATURE);
        signature[3] ^= 1;
        assertThat(reason(with(good, key, signature))).hasValue(Reason.INVALID_SIGNATURE);
    }

    @Test
    void aFalconKeyNeedsItsHeaderByte() {
        Operation good = new Signed().algorithm(SignatureFamily.FALCON_512).build();
        byte[] key = good.publicKey();
        key[0] = 0;

        assertThat(reason(with(good, key, good.signature()))).hasValue(Reason.MALFORMED_KEY);
    }

    @Test
    void onlyFalconAndSlhDsaHaveAnEncodingOfRound3() {
        Signed round3 = new Signed().variant(KeyVariant.ROUND3);

        assertThat(reason(round3.algorithm(SignatureFamily.FALCON_512).build())).isEmpty();
        assertThat(reason(round3.algorithm(SignatureFamily.SLH_DSA_SHA2_128F).build()))
                .isEmpty();
        assertThat(reason(round3.algorithm(SignatureFamily.ML_DSA_65).build())).hasValue(Reason.UNSUPPORTED_VARIANT);
        assertThat(reason(round3.algorithm(SignatureFamily.ED25519).build())).hasValue(Reason.UNSUPPORTED_VARIANT);
    }

    @Test
    void theTextBeginsWithTheReason() {
        Operation good = new Signed().build();

        assertThat(SignatureRule.refuse(with(good, good.publicKey(), new byte[3]), Signed.VERIFIER))
                .map(Refusal::text)
                .hasValue("malformed_signature: 3 bytes that are no signature of FALCON_512");
    }
}
