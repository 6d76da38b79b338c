package io.oisstreams.crypto;

import java.security.MessageDigest;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the verifier that the application uses. */
public final class SignatureVerifiers {
    private static final Logger LOG = LoggerFactory.getLogger(SignatureVerifiers.class);

    private SignatureVerifiers() {}

    /**
     * A thread-safe verifier that remembers {@value BouncyCastleVerifier#DEFAULT_MAX_CACHED_KEYS} keys and
     * {@value RememberedVerdicts#DEFAULT_MAX_VERDICTS} verdicts. If {@link SlhDsaImplementation#JDK} fails its
     * self-test, which runs when it is asked for first, or the JDK has no SHA-256 of its own, then a warning is logged,
     * and Bouncy Castle verifies.
     */
    public static SignatureVerifier of(SlhDsaImplementation slhDsa) {
        return new RememberedVerdicts(withoutMemory(slhDsa), RememberedVerdicts.DEFAULT_MAX_VERDICTS);
    }

    /** The same, but every signature is verified, however often it comes. For measurements. */
    public static SignatureVerifier withoutMemory(SlhDsaImplementation slhDsa) {
        return switch (slhDsa) {
            case JDK -> new ParsedKeys(OnTheJdk.KEYS, BouncyCastleVerifier.DEFAULT_MAX_CACHED_KEYS);
            case BOUNCYCASTLE -> new BouncyCastleVerifier();
        };
    }

    /** Makes these SLH-DSA keys, or Bouncy Castle's if they can't be had or are wrong; all others are Bouncy Castle's. */
    static VerificationKey.Parser tested(Supplier<Function<byte[], VerificationKey>> slhDsaKeys) {
        try {
            Function<byte[], VerificationKey> slhDsa = slhDsaKeys.get();
            if (SlhDsaSelfTest.passes(slhDsa)) {
                return (family, variant, publicKey) ->
                        family == SignatureFamily.SLH_DSA_SHA2_128F && variant == KeyVariant.STANDARD
                                ? slhDsa.apply(publicKey)
                                : VerificationKey.parse(family, variant, publicKey);
            }
            LOG.warn(
                    "SLH-DSA on the JDK's SHA-256 fails its self-test; Bouncy Castle verifies, at a fifth of the speed");
        } catch (RuntimeException e) {
            LOG.warn("no SLH-DSA on the JDK's SHA-256; Bouncy Castle verifies, at a fifth of the speed", e);
        }
        return VerificationKey::parse;
    }

    /** One for the process: the test takes up to half a second while the JVM is cold, and can't turn out otherwise. */
    private static final class OnTheJdk {
        static final VerificationKey.Parser KEYS = tested(OnTheJdk::slhDsa);

        private static Function<byte[], VerificationKey> slhDsa() {
            MessageDigest sha256 = TweakableSha256.ofTheJdk();
            return publicKey -> new SlhDsaSha2128f(sha256, publicKey);
        }
    }
}
