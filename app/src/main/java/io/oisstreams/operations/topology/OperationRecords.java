package io.oisstreams.operations.topology;

import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.event.FieldBytes;
import io.oisstreams.event.v1.SignatureVerification;
import io.oisstreams.event.v1.SignedOperation;
import io.oisstreams.operations.core.cycle.SignedStep;
import io.oisstreams.operations.core.verdict.Operation;
import io.oisstreams.operations.core.verdict.OperationRules;
import io.oisstreams.operations.core.verdict.Refusal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** From Avro events to the core's values and back: plain translation, nothing is decided here. */
final class OperationRecords {
    /** Of what is longer than any key or signature, this many bytes are repeated. */
    static final int REPEATED_BYTES = 32 * 1024;

    private OperationRecords() {}

    static Operation operation(SignedOperation event, long admissionMs) {
        return new Operation(
                event.getTenantId(),
                admissionMs,
                SignatureFamily.valueOf(event.getAlgorithm().name()),
                KeyVariant.valueOf(event.getVariant().name().toUpperCase(Locale.ROOT)),
                FieldBytes.of(event.getPublicKey()),
                FieldBytes.of(event.getPayload()),
                FieldBytes.of(event.getSignature()),
                Optional.ofNullable(event.getNonce()),
                Optional.ofNullable(event.getSignedAtMs()).map(Instant::toEpochMilli));
    }

    static SignatureVerification verification(SignedOperation event, long admissionMs, Optional<Refusal> refusal) {
        return SignatureVerification.newBuilder()
                .setEventId(event.getEventId())
                .setTenantId(event.getTenantId())
                .setTimestampMs(event.getTimestampMs())
                .setCycleId(event.getCycleId())
                .setStep(event.getStep())
                .setAgent(event.getAgent())
                .setOperation(event.getOperation())
                .setSignature(named(event, event.getSignature()))
                .setPublicKey(named(event, event.getPublicKey()))
                .setVerified(refusal.isEmpty())
                .setVerificationTimestampMs(Instant.ofEpochMilli(admissionMs))
                .setFailureReason(refusal.map(Refusal::text).orElse(null))
                .setVerifier(OperationRules.VERIFIER)
                .build();
    }

    /** The verdict about an operation as its cycle's log needs it. */
    static SignedStep step(SignatureVerification verdict, long admissionMs) {
        return new SignedStep(
                verdict.getEventId(),
                verdict.getStep(),
                verdict.getAgent(),
                verdict.getOperation(),
                verdict.getSignature(),
                verdict.getPublicKey(),
                verdict.getVerified(),
                verdict.getVerificationTimestampMs().toEpochMilli(),
                admissionMs,
                Optional.ofNullable(verdict.getFailureReason()));
    }

    /** As in the document's signature log: the algorithm in lower case, a colon, hex digits. */
    private static String named(SignedOperation event, ByteBuffer value) {
        byte[] bytes = FieldBytes.of(value);
        int length = Math.min(bytes.length, REPEATED_BYTES);
        return event.getAlgorithm().name().toLowerCase(Locale.ROOT) + ":"
                + HexFormat.of().formatHex(bytes, 0, length);
    }
}
