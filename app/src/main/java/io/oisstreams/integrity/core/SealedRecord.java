package io.oisstreams.integrity.core;

import io.oisstreams.signing.RecordSignature;
import java.util.List;

/**
 * A record as it is published.
 *
 * @param signatures over the record's hash and its checkpoint; empty: nobody signs
 */
public record SealedRecord(IntegrityRecord record, RecordEvidence evidence, List<RecordSignature> signatures) {
    /** Copies the signatures. */
    public SealedRecord {
        signatures = List.copyOf(signatures);
    }

    /** The same record with signatures. */
    public SealedRecord signedBy(List<RecordSignature> keys) {
        return new SealedRecord(record, evidence, keys);
    }
}
