package io.oisstreams.integrity.core;

import io.oisstreams.crypto.SignatureVerifier;

/** Verifies one signature; pure: equal arguments give equal verdicts. */
@FunctionalInterface
public interface SignatureCheck {
    /** Whether the signature over the message is valid under the key. Malformed input is not valid; nothing is thrown. */
    boolean valid(KeyVersion key, byte[] message, byte[] signature);

    /** By a verifier, in the key's family and variant. */
    static SignatureCheck by(SignatureVerifier verifier) {
        return (key, message, signature) ->
                verifier.verify(key.family(), key.variant(), key.publicKey(), message, signature);
    }
}
