package io.oisstreams.integrity.witness;

import io.oisstreams.integrity.verify.TenantLog;
import io.oisstreams.signing.TrustedKeys;
import io.oisstreams.tlog.Checkpoint;
import io.oisstreams.tlog.ConsistencyProof;
import io.oisstreams.tlog.SignedNote;
import java.util.List;
import java.util.Optional;

/**
 * A log that was read from an export folder.
 *
 * @param keys public halves of the keys that signed; empty: the note is without the log's signatures
 */
public record ExportedLog(TenantLog log, Optional<TrustedKeys> keys) implements ObservedLog {
    @Override
    public String tenantId() {
        return log.entry(0).tenantId();
    }

    @Override
    public SignedNote newest() {
        try {
            SignedNote note = keys.isPresent()
                    ? log.note(log.size(), keys)
                    : new SignedNote(log.entry(log.size() - 1).checkpoint(), List.of());
            if (!Checkpoint.parse(note.text()).root().equals(log.root(log.size()))) {
                throw new UnreadableLogException("the records of " + tenantId() + " are not those of their checkpoint");
            }
            return note;
        } catch (IllegalArgumentException | TenantLog.UnknownKeyException malformed) {
            throw new UnreadableLogException("log of " + tenantId() + ": " + malformed.getMessage(), malformed);
        }
    }

    @Override
    public ConsistencyProof consistency(long from, long to) {
        return log.consistencyProof(from, to);
    }
}
