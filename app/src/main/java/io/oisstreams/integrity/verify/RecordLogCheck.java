package io.oisstreams.integrity.verify;

import static io.oisstreams.integrity.verify.DifferenceException.require;

import io.oisstreams.integrity.core.RecordHash;
import io.oisstreams.integrity.core.RecordLog;
import io.oisstreams.tlog.Checkpoint;
import io.oisstreams.tlog.CompactRange;
import io.oisstreams.tlog.HashText;
import java.util.List;

/** A tenant's records as one append-only log: each links to the one before, and its checkpoint is that of all up to it. */
final class RecordLogCheck {
    private final String origin;
    private final List<Checkpoint> known;
    private RecordLog log = RecordLog.EMPTY;

    /** @param known checkpoints that somebody kept: the log must come by those of its origin */
    RecordLogCheck(String origin, List<Checkpoint> known) {
        this.origin = origin;
        this.known = known.stream()
                .filter(checkpoint -> checkpoint.origin().equals(origin))
                .toList();
    }

    /** How many records there are so far. */
    long size() {
        return log.range().size();
    }

    /**
     * Adds a record, also one that differs, so that what comes after it can be checked.
     *
     * @return the hash that is to be signed
     */
    byte[] add(String where, PublishedRecord record, List<Difference> differences) throws DifferenceException {
        String previous = log.previousRecordHash();
        byte[] hash;
        CompactRange range;
        try {
            hash = RecordHash.of(record.json());
            range = log.range().append(RecordHash.leaf(record.json()));
        } catch (IllegalArgumentException noCanonicalForm) {
            throw new DifferenceException(
                    where, "record", "a canonical form", String.valueOf(noCanonicalForm.getMessage()));
        }
        log = new RecordLog(HashText.of(hash), range);
        String link = StrictJson.text(where, record.extensions(), "previous_record_hash");
        String checkpoint = StrictJson.text(where, record.extensions(), "checkpoint");
        try {
            require(where, "extensions.previous_record_hash", previous, link);
            checkCheckpoint(where, checkpoint);
        } catch (DifferenceException e) {
            differences.add(e.difference());
        }
        return hash;
    }

    private void checkCheckpoint(String where, String text) throws DifferenceException {
        Checkpoint expected =
                new Checkpoint(origin, size(), HashText.of(log.range().root()));
        require(where, "extensions.checkpoint", expected.text(), text);
        for (Checkpoint kept : known) {
            if (kept.size() == size()) {
                require(where, "root of the log at the known checkpoint", kept.root(), expected.root());
            }
        }
    }

    /** What the known checkpoints say is missing at the end. */
    List<Difference> missing(String tenantId) {
        return known.stream()
                .filter(kept -> kept.size() > size())
                .map(kept ->
                        new Difference(tenantId, "records", kept.size() + ", as in a known checkpoint", "" + size()))
                .toList();
    }
}
