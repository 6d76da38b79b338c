package io.oisstreams.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class SignatureVerifiersTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(SignatureVerifiers.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @ParameterizedTest
    @EnumSource
    void eachImplementationVerifiesEveryFamilyAndWarnsOfNothing(SlhDsaImplementation implementation) {
        SignatureVerifier verifier = SignatureVerifiers.of(implementation);

        assertThat(Signed.oneOfEachFamily())
                .allMatch(signed -> signed.isValidFor(verifier))
                .noneMatch(signed -> signed.withMessage(bytes -> new byte[1]).isValidFor(verifier));
        assertThat(log.list).isEmpty();
    }

    @Test
    void slhDsaOfTheStandardIsVerifiedByWhatPassedTheTest() {
        AtomicInteger parsed = new AtomicInteger();
        VerificationKey.Parser keys = SignatureVerifiers.tested(() -> key -> {
            parsed.incrementAndGet();
            return new SlhDsaSha2128f(TweakableSha256.ofTheJdk(), key);
        });
        SignatureVerifier verifier = new ParsedKeys(keys, 10);
        int before = parsed.get();

        Signed.oneOfEachFamily().forEach(signed -> signed.isValidFor(verifier));
        Signed.of(SignatureFamily.SLH_DSA_SHA2_128F)
                .withVariant(KeyVariant.ROUND3)
                .isValidFor(verifier);

        assertThat(parsed.get()).isEqualTo(before + 1);
    }

    @Test
    void whatFailsTheTestIsReplacedWithAWarning() {
        VerificationKey.Parser keys = SignatureVerifiers.tested(() -> key -> (message, signature) -> true);

        assertAreBouncyCastles(keys);
        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getFormattedMessage()).contains("self-test", "Bouncy Castle");
        });
    }

    @Test
    void aJdkWithoutSha256OfItsOwnIsAWarning() {
        VerificationKey.Parser keys = SignatureVerifiers.tested(() -> {
            throw new IllegalStateException("this JDK has no SHA-256 of its own");
        });

        assertAreBouncyCastles(keys);
        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getThrowableProxy().getMessage()).contains("no SHA-256");
        });
    }

    @Test
    void aTestThatThrowsIsAWarning() {
        Function<byte[], VerificationKey> broken = key -> (message, signature) -> {
            throw new IllegalStateException("broken");
        };

        assertAreBouncyCastles(SignatureVerifiers.tested(() -> broken));
        assertThat(log.list).hasSize(1);
    }

    @Test
    void implementationsHaveTheNamesOfTheSetting() {
        assertThat(SlhDsaImplementation.named("jdk")).isEqualTo(SlhDsaImplementation.JDK);
        assertThat(SlhDsaImplementation.named("bouncycastle")).isEqualTo(SlhDsaImplementation.BOUNCYCASTLE);
        assertThatThrownBy(() -> SlhDsaImplementation.named("sun")).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertAreBouncyCastles(VerificationKey.Parser keys) {
        Signed signed = Signed.of(SignatureFamily.SLH_DSA_SHA2_128F);
        VerificationKey key =
                keys.parse(signed.family(), signed.variant(), signed.publicKey().copy());

        assertThat(key.verify(signed.message().copy(), signed.signature().copy()))
                .isTrue();
        assertThat(key.verify(new byte[0], signed.signature().copy())).isFalse();
        assertThat(key).isNotInstanceOf(SlhDsaSha2128f.class);
    }
}
