package io.oisstreams.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** A message with its signature, and what comes of it when a part is changed. */
record Signed(SignatureFamily family, KeyVariant variant, Bytes publicKey, Bytes message, Bytes signature) {
    private static final List<Signed> ONE_OF_EACH_FAMILY =
            Arrays.stream(SignatureFamily.values()).map(Signed::make).toList();

    /** A valid one for every family, always the same. */
    static List<Signed> oneOfEachFamily() {
        return ONE_OF_EACH_FAMILY;
    }

    static Signed of(SignatureFamily family) {
        return ONE_OF_EACH_FAMILY.stream()
                .filter(signed -> signed.family == family)
                .findFirst()
                .orElseThrow();
    }

    private static Signed make(SignatureFamily family) {
        SigningKey key = SigningKey.generate(family, new SequenceRandom());
        byte[] message = ("signed with " + family).getBytes(UTF_8);
        return new Signed(
                family,
                KeyVariant.STANDARD,
                new Bytes(key.publicKey()),
                new Bytes(message),
                new Bytes(key.sign(message)));
    }

    boolean isValidFor(SignatureVerifier verifier) {
        return verifier.verify(family, variant, publicKey.copy(), message.copy(), signature.copy());
    }

    Signed withFamily(SignatureFamily other) {
        return new Signed(other, variant, publicKey, message, signature);
    }

    Signed withVariant(KeyVariant other) {
        return new Signed(family, other, publicKey, message, signature);
    }

    Signed withPublicKey(UnaryOperator<byte[]> change) {
        return new Signed(family, variant, publicKey.changed(change), message, signature);
    }

    Signed withMessage(UnaryOperator<byte[]> change) {
        return new Signed(family, variant, publicKey, message.changed(change), signature);
    }

    Signed withSignature(UnaryOperator<byte[]> change) {
        return new Signed(family, variant, publicKey, message, signature.changed(change));
    }

    @Override
    public String toString() {
        return family + " " + variant;
    }

    /** Bytes that nobody can change in place. */
    static final class Bytes {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        byte[] copy() {
            return bytes.clone();
        }

        int length() {
            return bytes.length;
        }

        private Bytes changed(UnaryOperator<byte[]> change) {
            return new Bytes(change.apply(copy()));
        }
    }
}
