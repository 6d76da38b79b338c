package io.oisstreams.integrity.verify;

import io.oisstreams.crypto.BouncyCastleVerifier;
import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.crypto.SignatureVerifier;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Verifies the same signature once: thousands of checks differ in one place only. */
final class RememberingVerifier implements SignatureVerifier {
    private final SignatureVerifier verifier = new BouncyCastleVerifier();
    private final Map<Question, Boolean> answers = new ConcurrentHashMap<>();

    private record Question(
            SignatureFamily family,
            KeyVariant variant,
            ByteBuffer publicKey,
            ByteBuffer message,
            ByteBuffer signature) {}

    @Override
    public boolean verify(
            SignatureFamily family, KeyVariant variant, byte[] publicKey, byte[] message, byte[] signature) {
        Question question = new Question(
                family, variant, ByteBuffer.wrap(publicKey), ByteBuffer.wrap(message), ByteBuffer.wrap(signature));
        return answers.computeIfAbsent(
                question, asked -> verifier.verify(family, variant, publicKey, message, signature));
    }
}
