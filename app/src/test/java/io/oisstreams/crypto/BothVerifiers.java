package io.oisstreams.crypto;

import static org.assertj.core.api.Assertions.assertThat;

/** Bouncy Castle and what the application uses unless told otherwise; an assertion fails if they differ. */
final class BothVerifiers implements SignatureVerifier {
    private final SignatureVerifier bouncyCastle = new BouncyCastleVerifier();
    private final SignatureVerifier application = SignatureVerifiers.of(SlhDsaImplementation.JDK);

    @Override
    public boolean verify(
            SignatureFamily family, KeyVariant variant, byte[] publicKey, byte[] message, byte[] signature) {
        boolean verdict = bouncyCastle.verify(family, variant, publicKey, message, signature);
        assertThat(application.verify(family, variant, publicKey, message, signature))
                .isEqualTo(verdict);
        return verdict;
    }
}
