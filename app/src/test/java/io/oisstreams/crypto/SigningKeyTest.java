package io.oisstreams.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningKeyTest {
    private static final byte[] MESSAGE = {4, 5, 6};

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSameKeyAndSignatures(SignatureFamily family) throws GeneralSecurityException {
        SigningKey first = SigningKey.generate(family, seeded(7));
        SigningKey second = SigningKey.generate(family, seeded(7));

        assertThat(second.publicKey()).isEqualTo(first.publicKey());
        assertThat(second.sign(MESSAGE)).isEqualTo(first.sign(MESSAGE));
        assertThat(second.sign(MESSAGE)).isEqualTo(first.sign(MESSAGE));
    }

    @ParameterizedTest
    @EnumSource
    void anotherSeedGivesAnotherKey(SignatureFamily family) throws GeneralSecurityException {
        SigningKey first = SigningKey.generate(family, seeded(7));

        SigningKey second = SigningKey.generate(family, seeded(8));

        assertThat(second.publicKey()).isNotEqualTo(first.publicKey());
    }

    @ParameterizedTest
    @EnumSource
    void nobodyChangesAKeyThroughTheBytesItGaveAway(SignatureFamily family) throws GeneralSecurityException {
        SigningKey key = SigningKey.generate(family, seeded(7));
        byte[] before = key.publicKey();

        key.publicKey()[3] ^= 1;

        assertThat(key.publicKey()).isEqualTo(before);
        assertThat(key.family()).isEqualTo(family);
    }

    @ParameterizedTest
    @EnumSource
    void manyThreadsCanSignWithOneKey(SignatureFamily family) throws Exception {
        SigningKey key = SigningKey.generate(family, seeded(7));
        SignatureVerifier verifier = new BouncyCastleVerifier();
        Callable<Boolean> signsWell =
                () -> verifier.verify(family, KeyVariant.STANDARD, key.publicKey(), MESSAGE, key.sign(MESSAGE));

        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Boolean> valid : threads.invokeAll(Collections.nCopies(12, signsWell))) {
                assertThat(valid.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** As the documentation of {@link SigningKey} says. */
    private static SecureRandom seeded(long seed) throws GeneralSecurityException {
        SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
        random.setSeed(seed);
        return random;
    }
}
