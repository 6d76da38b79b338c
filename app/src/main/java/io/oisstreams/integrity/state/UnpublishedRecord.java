package io.oisstreams.integrity.state;

import io.oisstreams.integrity.core.EvidenceLeaves;
import io.oisstreams.integrity.core.IntegrityRecord;
import org.apache.kafka.common.utils.Bytes;

/**
 * A record whose numbers are final, on its way to be published with its evidence.
 *
 * @param leaves the events that its score used
 */
public record UnpublishedRecord(IntegrityRecord record, EvidenceLeaves leaves) {
    UnpublishedRecord(IntegrityRecord record) {
        this(record, new EvidenceLeaves());
    }

    Bytes key() {
        return StateKey.unpublished(record.tenantId(), record.window().startMs());
    }
}
