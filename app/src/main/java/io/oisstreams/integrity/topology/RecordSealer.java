package io.oisstreams.integrity.topology;

import io.oisstreams.integrity.core.SealedRecord;
import io.oisstreams.integrity.core.Sealing.Sealed;
import io.oisstreams.integrity.state.UnpublishedRecord;
import io.oisstreams.signing.RecordSigner;
import io.oisstreams.streams.WorkThreads;
import java.util.concurrent.Executor;

/**
 * Who makes evidence trees and signs records, and on which threads. Shared by all partitions; thread-safe.
 *
 * @param originPrefix of the origins of record logs
 * @param signer the keys; none: records are published unsigned
 * @param threads for what takes milliseconds
 * @param largeWindows for what takes seconds, so that it never stands in the way of the others
 */
record RecordSealer(String originPrefix, RecordSigner signer, Executor threads, Executor largeWindows) {
    /** Up to so many leaves a tree is made at once: about a millisecond. */
    private static final int AT_ONCE_LEAVES = 1_000;

    /** From so many leaves on a tree takes more than a tenth of a second. */
    private static final int LARGE_LEAVES = 100_000;

    static RecordSealer of(String originPrefix, RecordSigner signer, int threads) {
        return new RecordSealer(
                originPrefix,
                signer,
                WorkThreads.unbounded(threads, "ois-records"),
                WorkThreads.unbounded(1, "ois-large-windows"));
    }

    /** Where the root of the tree is computed. */
    Executor forRoot(UnpublishedRecord record) {
        long leaves = record.leaves().size();
        if (leaves > LARGE_LEAVES) {
            return largeWindows;
        }
        return leaves <= AT_ONCE_LEAVES ? Runnable::run : threads;
    }

    /** Where the record is sealed and signed. */
    Executor forSigning(UnpublishedRecord record) {
        boolean quick = record.leaves().size() <= AT_ONCE_LEAVES
                && signer.keysAt(record.record().window().closesAtMs()).isEmpty();
        return quick ? Runnable::run : threads;
    }

    /** The record with the signatures of all keys that are valid at its time. */
    SealedRecord sign(Sealed sealed) {
        SealedRecord record = sealed.record();
        return record.signedBy(signer.sign(
                sealed.hash(),
                record.evidence().checkpoint(),
                record.record().window().closesAtMs()));
    }
}
