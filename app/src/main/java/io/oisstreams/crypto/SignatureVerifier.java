package io.oisstreams.crypto;

/**
 * Says whether a signature is valid. A function of its arguments alone: no clock, no randomness, no state that shows.
 */
@FunctionalInterface
public interface SignatureVerifier {
    /**
     * Whether the signature over the message is valid under the key. Bad input is never an error: keys and signatures
     * that are malformed, of another family or of another variant are not valid.
     *
     * @param publicKey in the form of {@link SignatureFamily#acceptsPublicKey}
     * @param message what was signed, of any length, not hashed before
     */
    boolean verify(SignatureFamily family, KeyVariant variant, byte[] publicKey, byte[] message, byte[] signature);
}
