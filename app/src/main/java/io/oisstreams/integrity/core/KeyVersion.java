package io.oisstreams.integrity.core;

import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.SignatureFamily;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What one {@code signer.keys} event says of a key.
 *
 * @param admissionMs when it was admitted, in ms
 * @param publicKeyHex the public key, lower-case hex
 * @param fingerprint of the public key in its family and encoding: what is valid under one key is so under all of this fingerprint
 * @param status as last told
 * @param validToMs exclusive end of the validity, in ms; empty: open
 * @param fromPublicRegistry whether the key can be had without the vendor
 */
public record KeyVersion(
        long admissionMs,
        String keyId,
        SignatureFamily family,
        KeyVariant variant,
        String publicKeyHex,
        Digest fingerprint,
        Status status,
        long validFromMs,
        Optional<Long> validToMs,
        boolean fromPublicRegistry) {

    /** The life of a key. Active and deprecated keys verify; archived and revoked ones do not (contract 4.4). */
    public enum Status {
        /** In use. */
        ACTIVE,
        /** No longer to sign with. */
        DEPRECATED,
        /** Retired. */
        ARCHIVED,
        /** Withdrawn. */
        REVOKED
    }

    /** A version whose fingerprint is computed from the key, its family and its variant. */
    public static KeyVersion of(
            long admissionMs,
            String keyId,
            SignatureFamily family,
            KeyVariant variant,
            byte[] publicKey,
            Status status,
            long validFromMs,
            Optional<Long> validToMs,
            boolean fromPublicRegistry) {
        String hex = HexFormat.of().formatHex(publicKey);
        return new KeyVersion(
                admissionMs,
                keyId,
                family,
                variant,
                hex,
                Digest.of(family + "/" + encoding(family, variant), hex),
                status,
                validFromMs,
                validToMs,
                fromPublicRegistry);
    }

    /** FALCON has one encoding under two names: told of under the other, its key is the same key. */
    private static KeyVariant encoding(SignatureFamily family, KeyVariant variant) {
        return family == SignatureFamily.FALCON_512 ? KeyVariant.STANDARD : variant;
    }

    /** The public key's bytes, a new array. */
    public byte[] publicKey() {
        return HexFormat.of().parseHex(publicKeyHex);
    }

    /** Whether it verifies what was signed at a time: active or deprecated, inside its validity. */
    boolean verifiesAt(long timeMs) {
        boolean usable = status == Status.ACTIVE || status == Status.DEPRECATED;
        return usable && timeMs >= validFromMs && (validToMs.isEmpty() || timeMs < validToMs.get());
    }
}
