package io.oisstreams.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
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

    @ParameterizedTest
    @EnumSource
    void aKeyThatWasWrittenDownIsTheSameKey(SignatureFamily family) throws GeneralSecurityException {
        SigningKey key = SigningKey.generate(family, seeded(7));

        SigningKey read = SigningKey.of(family, key.privateKey(), seeded(8));

        assertThat(read.publicKey()).isEqualTo(key.publicKey());
        assertThat(read.privateKey()).isEqualTo(key.privateKey());
        assertThat(read.family()).isEqualTo(family);
        assertThat(new BouncyCastleVerifier()
                        .verify(family, KeyVariant.STANDARD, key.publicKey(), MESSAGE, read.sign(MESSAGE)))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoPrivateKeyOfTheFamilyIsRefused(SignatureFamily family) throws GeneralSecurityException {
        SecureRandom random = seeded(7);
        byte[] whole = SigningKey.generate(family, random).privateKey();

        for (SignatureFamily other : SignatureFamily.values()) {
            if (other != family) {
                assertThatThrownBy(() -> SigningKey.of(other, whole, random))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("not a private key");
            }
        }
        for (int length = 0; length < whole.length; length += 1 + whole.length / 40) {
            byte[] shorter = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> SigningKey.of(family, shorter, random))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("not a private key")
                    .hasNoCause();
        }
    }

    /** As the documentation of {@link SigningKey} says. */
    private static SecureRandom seeded(long seed) throws GeneralSecurityException {
        SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
        random.setSeed(seed);
        return random;
    }
}
