package io.oisstreams.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureFamilyTest {
    @ParameterizedTest
    @CsvSource({
        "ML_DSA_65, 3309, 3309, 1952",
        "FALCON_512, 617, 746, 897",
        "SLH_DSA_SHA2_128F, 17088, 17088, 32",
        "ED25519, 64, 64, 32"
    })
    void lengthsAreThoseOfTheSpecifications(SignatureFamily family, int shortest, int longest, int key) {
        assertThat(family.publicKeyLength()).isEqualTo(key);
        assertThat(family.acceptsSignatureLength(shortest)).isTrue();
        assertThat(family.acceptsSignatureLength(longest)).isTrue();
        assertThat(family.acceptsSignatureLength(shortest - 1)).isFalse();
        assertThat(family.acceptsSignatureLength(longest + 1)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("io.oisstreams.crypto.Signed#oneOfEachFamily")
    void realKeysAndSignaturesHaveTheFormOfTheirFamilyAndOfNoOtherLength(Signed signed) {
        byte[] key = signed.publicKey().copy();

        assertThat(signed.family().acceptsPublicKey(key)).isTrue();
        assertThat(signed.family().acceptsSignatureLength(signed.signature().length()))
                .isTrue();
        assertThat(signed.family().acceptsPublicKey(Arrays.copyOf(key, key.length - 1)))
                .isFalse();
        assertThat(signed.family().acceptsPublicKey(Arrays.copyOf(key, key.length + 1)))
                .isFalse();
    }

    @Test
    void aFalconKeyBeginsWithItsDegree() {
        byte[] key = Signed.of(SignatureFamily.FALCON_512).publicKey().copy();
        assertThat(key[0]).isEqualTo((byte) 0x09);

        key[0] = 0x0A;

        assertThat(SignatureFamily.FALCON_512.acceptsPublicKey(key)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyKeyIsNone(SignatureFamily family) {
        assertThat(family.acceptsPublicKey(new byte[0])).isFalse();
    }

    @Test
    void onlyEd25519IsNoPostQuantumFamily() {
        assertThat(SignatureFamily.values())
                .filteredOn(family -> !family.isPostQuantum())
                .containsExactly(SignatureFamily.ED25519);
    }

    @ParameterizedTest
    @CsvSource({"ML_DSA_65, false", "FALCON_512, true", "SLH_DSA_SHA2_128F, true", "ED25519, false"})
    void round3IsAnEncodingOfFalconAndSphincsOnly(SignatureFamily family, boolean exists) {
        assertThat(KeyVariant.ROUND3.existsFor(family)).isEqualTo(exists);
        assertThat(KeyVariant.STANDARD.existsFor(family)).isTrue();
    }
}
