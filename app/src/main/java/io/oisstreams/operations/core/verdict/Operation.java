package io.oisstreams.operations.core.verdict;

import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.SignatureFamily;
import java.util.Optional;

/**
 * A signed operation as its verdict needs it: the fields of {@code operations.signed} (contract section 2).
 *
 * @param admissionMs when it was admitted, in ms
 * @param payload what was signed
 * @param nonce what makes it unique under its key, as the event says; empty: none
 * @param signedAtMs when it was signed, in ms, as the event says, any number; empty: unknown
 */
public record Operation(
        String tenantId,
        long admissionMs,
        SignatureFamily algorithm,
        KeyVariant variant,
        byte[] publicKey,
        byte[] payload,
        byte[] signature,
        Optional<String> nonce,
        Optional<Long> signedAtMs) {}
