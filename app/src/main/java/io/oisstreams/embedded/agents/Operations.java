package io.oisstreams.embedded.agents;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.crypto.SigningKey;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.SignedOperation;
import io.oisstreams.operations.core.deviation.DeviationType;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The signed operations of a tenant's cycles. */
final class Operations {
    private static final long STEP_MS = Duration.ofSeconds(90).toMillis();
    private static final double POST_QUANTUM_SHARE = 0.15;

    private final TenantProfile profile;
    private final Agenda agenda;
    private final OnCall onCall;
    private final OperationKeys keys;
    private final Dice dice;

    Operations(SimulationPlan plan, TenantProfile profile, Agenda agenda, OnCall onCall) {
        this.profile = profile;
        this.agenda = agenda;
        this.onCall = onCall;
        this.keys = new OperationKeys(plan, profile);
        this.dice = new Dice(plan, profile, "operations");
    }

    /**
     * What was signed in a cycle.
     *
     * @param count how many operations, at least one
     * @param haltedUntilMs when the people have resolved that the last one was altered; empty: it was not
     */
    record Signed(int count, Optional<Long> haltedUntilMs) {
        boolean isWhole() {
            return count == CycleStep.ALL.size() && haltedUntilMs.isEmpty();
        }
    }

    /** When a step, from 1, of a cycle is done. */
    static long doneMs(long startMs, int step) {
        return startMs + step * STEP_MS;
    }

    /** Signs the first steps of a cycle, up to one that is altered: that halts everything. */
    Signed sign(String cycleId, long startMs, int most) {
        for (int step = 1; step <= most; step++) {
            long atMs = doneMs(startMs, step);
            boolean altered = dice.misbehaviour(Occasion.OPERATION, atMs).isPresent();
            SignedOperation operation = operation(cycleId, step, atMs, altered);
            long admissionMs = dice.admitted(atMs);
            agenda.send(Topics.OPERATIONS_SIGNED, admissionMs, operation);
            if (altered) {
                return new Signed(
                        step,
                        Optional.of(onCall.resolve(
                                DeviationType.SIGNATURE_VERIFICATION_FAILURE,
                                cycleId + "/" + step,
                                admissionMs,
                                Topics.OPERATIONS_SIGNED.name() + "/" + operation.getEventId())));
            }
        }
        return new Signed(most, Optional.empty());
    }

    private SignedOperation operation(String cycleId, int number, long atMs, boolean altered) {
        CycleStep step = CycleStep.ALL.get(number - 1);
        boolean postQuantum = dice.chance(POST_QUANTUM_SHARE);
        SigningKey key = keys.of(step.agent(), postQuantum ? SignatureFamily.ML_DSA_65 : SignatureFamily.ED25519);
        String id = cycleId + "-step-" + number;
        String payload = cycleId + "\n" + number + "\n" + step.operation() + "\nnonce-of-" + id + "\n" + atMs;
        byte[] signature = key.sign(payload.getBytes(UTF_8));
        String sent = altered ? payload + "\naltered" : payload;
        return SignedOperation.newBuilder()
                .setEventId(id)
                .setTenantId(profile.tenantId())
                .setTimestampMs(Instant.ofEpochMilli(atMs))
                .setCycleId(cycleId)
                .setStep(number)
                .setAgent(step.agent())
                .setOperation(step.operation())
                .setPayload(ByteBuffer.wrap(sent.getBytes(UTF_8)))
                .setSignature(ByteBuffer.wrap(signature))
                .setPublicKey(ByteBuffer.wrap(key.publicKey()))
                .setAlgorithm(io.oisstreams.event.v1.SignatureFamily.valueOf(
                        key.family().name()))
                .setNonce("nonce-of-" + id)
                .setSignedAtMs(Instant.ofEpochMilli(atMs))
                .setDeterminismTier(step.tier())
                .build();
    }
}
