package io.oisstreams.operations.topology;

import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.crypto.SigningKey;
import io.oisstreams.event.v1.SignatureVariant;
import io.oisstreams.event.v1.SignedOperation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Well-signed operations of the tenant {@code t}. */
final class Operations {
    static final long AT = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();

    private final Map<SignatureFamily, SigningKey> keys = new EnumMap<>(SignatureFamily.class);

    /** Signed at {@link #AT}, with a nonce of its own. */
    SignedOperation.Builder signed(String eventId, SignatureFamily family) {
        SigningKey key = keys.computeIfAbsent(family, f -> SigningKey.generate(f, new SecureRandom()));
        byte[] payload = ("payload of " + eventId).getBytes(StandardCharsets.UTF_8);
        return SignedOperation.newBuilder()
                .setEventId(eventId)
                .setTenantId("t")
                .setTimestampMs(Instant.ofEpochMilli(AT - 7))
                .setCycleId("cycle-1")
                .setStep(1)
                .setAgent("LINE")
                .setOperation("ingest")
                .setPayload(ByteBuffer.wrap(payload))
                .setSignature(ByteBuffer.wrap(key.sign(payload)))
                .setPublicKey(ByteBuffer.wrap(key.publicKey()))
                .setAlgorithm(io.oisstreams.event.v1.SignatureFamily.valueOf(family.name()))
                .setVariant(SignatureVariant.standard)
                .setNonce("nonce of " + eventId)
                .setSignedAtMs(Instant.ofEpochMilli(AT));
    }

    SignedOperation.Builder signed(String eventId) {
        return signed(eventId, SignatureFamily.ED25519);
    }
}
