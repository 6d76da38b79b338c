package io.oisstreams.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SlhDsaSelfTestTest {
    private static VerificationKey right(byte[] key) {
        return VerificationKey.parse(SignatureFamily.SLH_DSA_SHA2_128F, KeyVariant.STANDARD, key);
    }

    @Test
    void oursAndBouncyCastlePass() {
        assertThat(SlhDsaSelfTest.passes(SlhDsaSelfTestTest::right)).isTrue();
        assertThat(SlhDsaSelfTest.passes(key -> new SlhDsaSha2128f(TweakableSha256.ofTheJdk(), key)))
                .isTrue();
    }

    @Test
    void whoSaysTheSameToEverythingFails() {
        assertThat(SlhDsaSelfTest.passes(key -> (message, signature) -> true)).isFalse();
        assertThat(SlhDsaSelfTest.passes(key -> (message, signature) -> false)).isFalse();
    }

    /** Each of the answers counts: whoever gives one of them wrongly fails. */
    @Test
    void oneWrongAnswerFails() {
        AtomicInteger questions = new AtomicInteger();
        SlhDsaSelfTest.passes(key -> counting(right(key), questions, -1));

        for (int wrong = 0; wrong < questions.get(); wrong++) {
            int at = wrong;
            AtomicInteger asked = new AtomicInteger();
            assertThat(SlhDsaSelfTest.passes(key -> counting(right(key), asked, at)))
                    .as("answer %d", at)
                    .isFalse();
        }
        assertThat(questions.get()).isEqualTo(6);
    }

    @Test
    void theAnswerOfAnotherVariantFails() {
        assertThat(SlhDsaSelfTest.passes(
                        key -> VerificationKey.parse(SignatureFamily.SLH_DSA_SHA2_128F, KeyVariant.ROUND3, key)))
                .isFalse();
    }

    /** {@link KnownAnswersTest} compares the same signature with what another implementation makes. */
    @Test
    void theFileIsWhatBouncyCastleSigns() throws IOException {
        SigningKey key = SigningKey.generate(SignatureFamily.SLH_DSA_SHA2_128F, new SequenceRandom());
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.write(key.publicKey());
        expected.write(key.sign("operational integrity".getBytes(UTF_8)));

        try (InputStream file = SlhDsaSelfTest.class.getResourceAsStream("slh-dsa-sha2-128f.bin")) {
            assertThat(file).isNotNull().hasBinaryContent(expected.toByteArray());
        }
    }

    private static VerificationKey counting(VerificationKey key, AtomicInteger questions, int wrong) {
        return (message, signature) -> key.verify(message, signature) ^ questions.getAndIncrement() == wrong;
    }
}
