package io.oisstreams.integrity.topology;

import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.integrity.core.EntrySignature;
import io.oisstreams.integrity.core.Fact;
import io.oisstreams.integrity.core.KeyRing;
import io.oisstreams.integrity.core.KeyVersion;
import io.oisstreams.integrity.core.SignatureCheck;
import io.oisstreams.streams.OrderedWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Verifies the signatures of chain entries beside the stream thread, and hands the entries back in the order in which they came. */
final class EntryVerification {
    private final SignatureCheck check;
    private final OrderedWork work;

    /** @param executor bounded: when it is full, it runs tasks on the caller's thread */
    EntryVerification(SignatureVerifier verifier, Executor executor) {
        this.check = check(verifier);
        this.work = new OrderedWork(executor);
    }

    /** How a signature is checked under a key. */
    static SignatureCheck check(SignatureVerifier verifier) {
        return (key, message, signature) ->
                verifier.verify(key.family(), key.variant(), key.publicKey(), message, signature);
    }

    SignatureCheck check() {
        return check;
    }

    /** Verifies an entry under the keys known now; the receiver gets it on this thread, at the latest with {@link #join}. */
    void submit(Fact.Entry entry, KeyRing keys, Consumer<Fact.Entry> receiver) {
        Map<String, KeyVersion> known = new HashMap<>();
        for (EntrySignature signature : entry.signatures()) {
            keys.resolve(signature.keyId(), entry.admissionMs()).ifPresent(key -> known.put(signature.keyId(), key));
        }
        work.submit(() -> verified(entry, known), receiver);
    }

    /** Waits for all verdicts and hands the entries over. */
    void join() {
        work.join();
    }

    private Fact.Entry verified(Fact.Entry entry, Map<String, KeyVersion> known) {
        List<EntrySignature> signatures = new ArrayList<>(entry.signatures().size());
        for (EntrySignature signature : entry.signatures()) {
            signatures.add(verified(signature, entry.entryHash(), Optional.ofNullable(known.get(signature.keyId()))));
        }
        return entry.settled(signatures);
    }

    private EntrySignature verified(EntrySignature signature, byte[] entryHash, Optional<KeyVersion> key) {
        return key.filter(known -> known.family() == signature.family())
                .map(known -> signature.checkedUnder(known, check.valid(known, entryHash, signature.signature())))
                .orElse(signature);
    }
}
