package io.oisstreams.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.pqc.legacy.sphincsplus.SPHINCSPlusKeyGenerationParameters;
import org.bouncycastle.pqc.legacy.sphincsplus.SPHINCSPlusKeyPairGenerator;
import org.bouncycastle.pqc.legacy.sphincsplus.SPHINCSPlusParameters;
import org.bouncycastle.pqc.legacy.sphincsplus.SPHINCSPlusPublicKeyParameters;
import org.bouncycastle.pqc.legacy.sphincsplus.SPHINCSPlusSigner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Round3SphincsTest {
    private static final byte[] MESSAGE = {1, 2, 3};

    private final SignatureVerifier verifier = new BothVerifiers();
    private byte[] publicKey = {};
    private byte[] signature = {};

    @BeforeAll
    void sign() {
        SequenceRandom random = new SequenceRandom();
        SPHINCSPlusKeyPairGenerator generator = new SPHINCSPlusKeyPairGenerator();
        generator.init(new SPHINCSPlusKeyGenerationParameters(random, SPHINCSPlusParameters.sha2_128f));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        SPHINCSPlusSigner signer = new SPHINCSPlusSigner();
        signer.init(true, new ParametersWithRandom(pair.getPrivate(), random));
        publicKey = ((SPHINCSPlusPublicKeyParameters) pair.getPublic()).getEncoded();
        signature = signer.generateSignature(MESSAGE);
    }

    @Test
    void aSphincsPlusSignatureIsValidUnderRound3() {
        assertThat(verify(KeyVariant.ROUND3, signature)).isTrue();
    }

    @Test
    void aSphincsPlusSignatureIsInvalidUnderTheStandard() {
        assertThat(verify(KeyVariant.STANDARD, signature)).isFalse();
    }

    /** The same bytes are a key in both variants, so what is remembered for one must not answer for the other. */
    @Test
    void theVariantsOfOneKeyAreRememberedApart() {
        assertThat(verify(KeyVariant.STANDARD, signature)).isFalse();
        assertThat(verify(KeyVariant.ROUND3, signature)).isTrue();
        assertThat(verify(KeyVariant.STANDARD, signature)).isFalse();
    }

    @Test
    void aSphincsPlusSignatureThatWasChangedIsInvalid() {
        byte[] changed = signature.clone();
        changed[changed.length - 1] ^= 1;

        assertThat(verify(KeyVariant.ROUND3, changed)).isFalse();
        assertThat(verify(KeyVariant.ROUND3, Arrays.copyOf(signature, signature.length - 1)))
                .isFalse();
        assertThat(verify(KeyVariant.ROUND3, new byte[signature.length])).isFalse();
    }

    private boolean verify(KeyVariant variant, byte[] candidate) {
        return verifier.verify(SignatureFamily.SLH_DSA_SHA2_128F, variant, publicKey, MESSAGE, candidate);
    }
}
