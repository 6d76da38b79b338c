package io.oisstreams.operations.topology;

import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.event.EventHeader;
import io.oisstreams.event.Rejection;
import io.oisstreams.event.v1.SignatureVerification;
import io.oisstreams.event.v1.SignedOperation;
import io.oisstreams.operations.core.verdict.NonceId;
import io.oisstreams.operations.core.verdict.NonceMemory;
import io.oisstreams.operations.core.verdict.Operation;
import io.oisstreams.operations.core.verdict.OperationRules;
import io.oisstreams.operations.core.verdict.Refusal;
import io.oisstreams.operations.core.verdict.SignatureRule;
import io.oisstreams.streams.EventOutcome;
import io.oisstreams.streams.ExpiringRows;
import io.oisstreams.streams.Incoming;
import io.oisstreams.streams.OrderedWork;
import io.oisstreams.streams.SeenEvents;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * From a signed operation that could be read to the verdict about it: the id is looked up now, the signature is verified beside the
 * stream, the other rules are applied in the order of the log.
 */
final class SignedOperations {
    private final OperationRules rules;
    private final SignatureVerifier verifier;
    private final SeenEvents events;
    private final OrderedWork verification;
    private final BiConsumer<SignatureVerification, Optional<Refusal>> verdicts;
    private final NonceMemory nonces;

    /** @param verdicts gets each verdict and why it is none, in the order of the log */
    SignedOperations(
            OperationRules rules,
            SignatureVerifier verifier,
            ExpiringRows ids,
            OrderedWork verification,
            BiConsumer<SignatureVerification, Optional<Refusal>> verdicts) {
        this.rules = rules;
        this.verifier = verifier;
        this.events = new SeenEvents(ids);
        this.verification = verification;
        this.verdicts = verdicts;
        this.nonces = new StoredNonces(ids);
    }

    /** Takes an operation: if it counts, it gets its verdict. */
    EventOutcome admit(SignedOperation event, Incoming incoming) {
        Optional<Rejection> foreign = incoming.foreignTo(event.getTenantId());
        if (foreign.isPresent()) {
            return new EventOutcome.Refused(foreign.get());
        }
        long admissionMs = incoming.admissionMs();
        EventOutcome outcome = events.see(EventHeader.of(event), incoming, rules.idUntilMs(admissionMs));
        if (outcome instanceof EventOutcome.Accepted) {
            verify(event, OperationRecords.operation(event, admissionMs));
        }
        return outcome;
    }

    private void verify(SignedOperation event, Operation operation) {
        verification.submit(() -> SignatureRule.refuse(operation, verifier), signature -> {
            Optional<Refusal> verdict = rules.judge(operation, signature, nonces);
            verdicts.accept(OperationRecords.verification(event, operation.admissionMs(), verdict), verdict);
        });
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
