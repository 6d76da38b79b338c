package io.oisstreams.operations.topology;

import io.oisstreams.crypto.Sha3;
import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.event.Rejection;
import io.oisstreams.event.RejectionReason;
import io.oisstreams.event.v1.SignedOperation;
import io.oisstreams.operations.core.NonceId;
import io.oisstreams.operations.core.NonceMemory;
import io.oisstreams.operations.core.Operation;
import io.oisstreams.operations.core.OperationRules;
import io.oisstreams.operations.core.Refusal;
import io.oisstreams.operations.core.SignatureRule;
import io.oisstreams.streams.ExpiringRows;
import io.oisstreams.streams.Incoming;
import io.oisstreams.streams.OrderedWork;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * From a signed operation that could be read to the verdict about it: the id is looked up now, the signature is verified beside the
 * stream, the other rules are applied in the order of the log.
 */
final class SignedOperations {
    private final OperationRules rules;
    private final SignatureVerifier verifier;
    private final ExpiringRows ids;
    private final OrderedWork verification;
    private final Published published;
    private final NonceMemory nonces;

    SignedOperations(
            OperationRules rules,
            SignatureVerifier verifier,
            ExpiringRows ids,
            OrderedWork verification,
            Published published) {
        this.rules = rules;
        this.verifier = verifier;
        this.ids = ids;
        this.verification = verification;
        this.published = published;
        this.nonces = new StoredNonces(ids);
    }

    /** Takes an operation; empty: it gets its verdict, or was taken before. */
    Optional<Rejection> admit(SignedOperation event, Incoming incoming) {
        Optional<Rejection> foreign = incoming.foreignTo(event.getTenantId());
        if (foreign.isPresent()) {
            return foreign;
        }
        long admissionMs = incoming.admissionMs();
        if (!ids.reachesBackTo(admissionMs)) {
            return rejection(
                    RejectionReason.WINDOW_CLOSED,
                    "read more than " + ExpiringRows.SETTLE_MS
                            + " ms behind the ticks: ids and nonces of its time may be forgotten");
        }
        byte[] id = idOf(event, incoming.topic());
        int content = incoming.contentCrc();
        OptionalInt before = ids.get(id, admissionMs);
        if (before.isPresent() && before.getAsInt() != content) {
            return rejection(
                    RejectionReason.DUPLICATE_CONFLICT,
                    "event_id " + event.getEventId() + " was used by another event");
        }
        if (before.isPresent()) {
            published.duplicate(incoming);
            return Optional.empty();
        }
        ids.put(id, rules.idUntilMs(admissionMs), content);
        published.accepted(incoming);
        verify(event, OperationRecords.operation(event, admissionMs));
        return Optional.empty();
    }

    private void verify(SignedOperation event, Operation operation) {
        verification.submit(() -> SignatureRule.refuse(operation, verifier), signature -> {
            Optional<Refusal> verdict = rules.judge(operation, signature, nonces);
            published.verdict(event, operation.admissionMs(), verdict);
        });
    }

    private static Optional<Rejection> rejection(RejectionReason reason, String message) {
        return Optional.of(new Rejection(reason, message));
    }

    /** Neither a tenant nor an event id holds a zero character. */
    private static byte[] idOf(SignedOperation event, String topic) {
        String id = topic + "\0" + event.getTenantId() + "\0" + event.getEventId();
        return Arrays.copyOf(Sha3.digest256(id.getBytes(StandardCharsets.UTF_8)), ExpiringRows.ID_BYTES);
    }

    /** A nonce needs no number. */
    private record StoredNonces(ExpiringRows ids) implements NonceMemory {
        @Override
        public boolean holds(NonceId nonce, long atMs) {
            return ids.get(nonce.bytes(), atMs).isPresent();
        }

        @Override
        public void remember(NonceId nonce, long untilMs) {
            ids.put(nonce.bytes(), untilMs, 0);
        }
    }
}
