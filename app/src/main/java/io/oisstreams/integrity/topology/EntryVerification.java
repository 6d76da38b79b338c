package io.oisstreams.integrity.topology;

import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.integrity.core.EvidenceLeaf;
import io.oisstreams.integrity.core.Fact;
import io.oisstreams.integrity.core.KeyRing;
import io.oisstreams.integrity.core.KeyVersion;
import io.oisstreams.integrity.core.SignatureCheck;
import io.oisstreams.integrity.core.SignatureVerdicts;
import io.oisstreams.streams.OrderedWork;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Verifies the signatures of chain entries beside the stream thread, and hands the entries back in the order in which they came. */
final class EntryVerification {
    private final SignatureCheck check;
    private final OrderedWork work;

    /** An entry with the verdicts about its signatures, and its leaf: hashing signatures takes time too. */
    record Verified(Fact.Entry entry, EvidenceLeaf leaf) {}

    /** @param executor bounded: when it is full, it runs tasks on the caller's thread */
    EntryVerification(SignatureVerifier verifier, Executor executor) {
        this.check = SignatureCheck.by(verifier);
        this.work = new OrderedWork(executor);
    }

    SignatureCheck check() {
        return check;
    }

    /** Verifies an entry under the keys known now; the receiver gets it on this thread, at the latest with {@link #join}. */
    void submit(Fact.Entry entry, KeyRing keys, Supplier<EvidenceLeaf> leaf, Consumer<Verified> receiver) {
        Map<String, KeyVersion> known = SignatureVerdicts.keysOf(entry, keys, entry.admissionMs());
        work.submit(() -> new Verified(SignatureVerdicts.of(entry, known, check), leaf.get()), receiver);
    }

    /** Waits for all verdicts and hands the entries over. */
    void join() {
        work.join();
    }
}
