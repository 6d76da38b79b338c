package io.oisstreams.integrity.verify;

import static io.oisstreams.integrity.verify.DifferenceException.require;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.signing.TrustedKey;
import io.oisstreams.signing.TrustedKeys;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Demands of a record the signatures of exactly the trusted keys that were valid at its time, in the order in which they are published:
 * one too few is as suspicious as a wrong one. Hashes don't cover the list, so nothing in it may be left to taste.
 *
 * @param keys empty: nobody is trusted, so only an unsigned record passes
 */
record SignatureTrust(Optional<TrustedKeys> keys, SignatureVerifier verifier) {

    /** How many signatures the record has, all of them valid. */
    int verify(String where, JsonNode signatures, byte[] hash, String checkpoint, long timeMs)
            throws DifferenceException {
        if (!signatures.isArray()) {
            throw new DifferenceException(where, "extensions.signatures", "a list", signatures);
        }
        if (keys.isEmpty() && !signatures.isEmpty()) {
            throw new DifferenceException(
                    where, "extensions.signatures", "trusted keys to verify them with (--keys)", "no such keys");
        }
        List<TrustedKey> expected = expectedAt(timeMs);
        require(where, "extensions.signatures: number", expected.size(), signatures.size());
        for (int i = 0; i < expected.size(); i++) {
            TrustedKey key = expected.get(i);
            JsonNode signature = signatures.get(i);
            require(
                    where,
                    "extensions.signatures: key of number " + (i + 1),
                    key.keyId(),
                    StrictJson.text(where, signature, "key_id"));
            require(where, "extensions.signatures: fields", 4, signature.size());
            require(
                    where,
                    "extensions.signatures: family of " + key.keyId(),
                    key.family().name(),
                    StrictJson.text(where, signature, "family"));
            verify(where, key, signature, "signature", hash);
            verify(where, key, signature, "checkpoint_signature", checkpoint.getBytes(StandardCharsets.UTF_8));
        }
        return signatures.size();
    }

    private List<TrustedKey> expectedAt(long timeMs) {
        return keys.map(trusted -> trusted.validAt(timeMs)).orElse(List.of()).stream()
                .sorted(Comparator.comparing(TrustedKey::family).thenComparing(TrustedKey::keyId))
                .toList();
    }

    private void verify(String where, TrustedKey key, JsonNode signature, String field, byte[] message)
            throws DifferenceException {
        String name = "extensions.signatures: " + field + " of " + key.keyId();
        byte[] bytes = base64(where, name, StrictJson.text(where, signature, field));
        if (!verifier.verify(key.family(), KeyVariant.STANDARD, key.publicKey(), message, bytes)) {
            throw new DifferenceException(where, name, "a valid signature", "one that is not");
        }
    }

    /** Only the one base64 form that bytes have. */
    private static byte[] base64(String where, String name, String text) throws DifferenceException {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            require(where, name, Base64.getEncoder().encodeToString(bytes), text);
            return bytes;
        } catch (IllegalArgumentException notBase64) {
            throw new DifferenceException(where, name, "base64", text);
        }
    }
}
