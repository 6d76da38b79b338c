package io.oisstreams.integrity.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.tlog.Checkpoint;
import io.oisstreams.tlog.CompactRange;
import io.oisstreams.tlog.HashText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Adds a record to its tenant's log: links it to the one before, and makes the checkpoint of the log with it (contract 4.7). */
public final class Sealing {
    private Sealing() {}

    /**
     * What sealing gives.
     *
     * @param record without signatures
     * @param hash what is to be signed: 32 bytes
     * @param after the log with the record
     */
    public record Sealed(SealedRecord record, byte[] hash, RecordLog after) {}

    /**
     * Seals a record.
     *
     * @param root of the window's evidence tree: 32 bytes
     * @param leaves of that tree
     * @param before the log up to the tenant's previous record
     * @param originPrefix the log's origin is this, a slash and the percent-encoded tenant
     */
    public static Sealed seal(IntegrityRecord record, byte[] root, long leaves, RecordLog before, String originPrefix) {
        String evidenceRoot = HashText.of(root);
        SealedRecord unlogged = new SealedRecord(
                record, new RecordEvidence(before.previousRecordHash(), evidenceRoot, leaves, ""), List.of());
        CompactRange range = before.range().append(RecordHash.leaf(RecordJson.of(unlogged)));
        String checkpoint =
                new Checkpoint(origin(originPrefix, record.tenantId()), range.size(), HashText.of(range.root())).text();
        SealedRecord sealed = new SealedRecord(
                record, new RecordEvidence(before.previousRecordHash(), evidenceRoot, leaves, checkpoint), List.of());
        ObjectNode json = RecordJson.of(sealed);
        byte[] hash = RecordHash.of(json);
        return new Sealed(sealed, hash, new RecordLog(HashText.of(hash), range));
    }

    /** The origin of a tenant's log: the tenant's id has its unreserved characters (RFC 3986) and percent-encoded bytes. */
    public static String origin(String prefix, String tenantId) {
        return prefix + "/"
                + URLEncoder.encode(tenantId, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A")
                        .replace("%7E", "~");
    }
}
