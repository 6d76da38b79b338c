package io.oisstreams.operations.core.verdict;

import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.crypto.SignatureVerifier;
import java.util.Arrays;
import java.util.Optional;

/** Operations for tests; their signature is the payload, and {@link #VERIFIER} believes that. */
record Signed(
        String tenantId,
        long admissionMs,
        SignatureFamily algorithm,
        KeyVariant variant,
        byte key,
        Optional<String> nonce,
        Optional<Long> signedAtMs) {
    static final long AT = 1_779_000_000_000L;
    static final SignatureVerifier VERIFIER =
            (family, variant, publicKey, message, signature) -> Arrays.equals(message, signature);

    Signed() {
        this("t", AT, SignatureFamily.FALCON_512, KeyVariant.STANDARD, (byte) 1, Optional.of("n"), Optional.of(AT));
    }

    Signed tenant(String id) {
        return new Signed(id, admissionMs, algorithm, variant, key, nonce, signedAtMs);
    }

    Signed admittedAt(long timeMs) {
        return new Signed(tenantId, timeMs, algorithm, variant, key, nonce, signedAtMs);
    }

    Signed algorithm(SignatureFamily is) {
        return new Signed(tenantId, admissionMs, is, variant, key, nonce, signedAtMs);
    }

    Signed variant(KeyVariant is) {
        return new Signed(tenantId, admissionMs, algorithm, is, key, nonce, signedAtMs);
    }

    Signed key(int is) {
        return new Signed(tenantId, admissionMs, algorithm, variant, (byte) is, nonce, signedAtMs);
    }

    Signed nonce(String is) {
        return new Signed(tenantId, admissionMs, algorithm, variant, key, Optional.of(is), signedAtMs);
    }

    Signed withoutNonce() {
        return new Signed(tenantId, admissionMs, algorithm, variant, key, Optional.empty(), signedAtMs);
    }

    Signed signedAt(long timeMs) {
        return new Signed(tenantId, admissionMs, algorithm, variant, key, nonce, Optional.of(timeMs));
    }

    Signed withoutTime() {
        return new Signed(tenantId, admissionMs, algorithm, variant, key, nonce, Optional.empty());
    }

    Operation build() {
        byte[] publicKey = new byte[algorithm.publicKeyLength()];
        Arrays.fill(publicKey, key);
        publicKey[0] = 9;
        int length = 0;
        while (!algorithm.acceptsSignatureLength(length)) {
            length++;
        }
        byte[] payload = new byte[length];
        return new Operation(
                tenantId, admissionMs, algorithm, variant, publicKey, payload, payload.clone(), nonce, signedAtMs);
    }
}
