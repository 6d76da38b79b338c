package io.oisstreams.integrity.verify;

import static io.oisstreams.integrity.verify.DifferenceException.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.integrity.core.RecordJson;
import io.oisstreams.tlog.HashText;
import io.oisstreams.tlog.InclusionProof;
import io.oisstreams.tlog.SignedNote;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One event with everything by which a stranger can check that a published record was made from it, without anything else but the trusted
 * keys ({@code ois-proof/v1}). May come from anybody: {@link ProofCheck} judges it.
 *
 * @param event canonical text of the event
 * @param leafIndex place in the evidence tree of the record's window, from 0
 * @param auditPath from the leaf to {@code evidence_root}, each in the form of {@link HashText}
 * @param record the whole record; not to be changed
 * @param recordIndex place in the tenant's log, from 0
 * @param recordPath from the record's leaf to the checkpoint's root
 * @param checkpoint of the log with this record, or of a larger one
 */
public record ProofBundle(
        String tenantId,
        String event,
        long leafIndex,
        List<String> auditPath,
        ObjectNode record,
        long recordIndex,
        List<String> recordPath,
        SignedNote checkpoint) {
    static final String FORMAT = "ois-proof/v1";
    private static final int FIELDS = 9;

    /** Copies the paths. */
    public ProofBundle {
        auditPath = List.copyOf(auditPath);
        recordPath = List.copyOf(recordPath);
    }

    /** Puts a bundle together; nothing is checked. */
    public static ProofBundle of(
            WindowLeaves.Found event, TenantLog.Entry record, InclusionProof path, SignedNote note) {
        return new ProofBundle(
                record.tenantId(),
                event.event(),
                event.proof().leafIndex(),
                event.proof().path(),
                record.json(),
                path.leafIndex(),
                path.path(),
                note);
    }

    static ProofBundle read(String where, ObjectNode json) throws DifferenceException {
        require(where, "format", FORMAT, StrictJson.text(where, json, "format"));
        ProofBundle bundle = new ProofBundle(
                StrictJson.text(where, json, "tenant_id"),
                StrictJson.text(where, json, "event"),
                StrictJson.integer(where, json, "leaf_index"),
                hashes(where, json, "audit_path"),
                StrictJson.object(where, json, "record"),
                StrictJson.integer(where, json, "record_index"),
                hashes(where, json, "record_path"),
                note(where, json));
        require(where, "fields", FIELDS, json.size());
        return bundle;
    }

    /** The bundle's JSON on one line, UTF-8. */
    public String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("format", FORMAT);
        json.put("tenant_id", tenantId);
        json.put("event", event);
        json.put("leaf_index", leafIndex);
        auditPath.forEach(json.putArray("audit_path")::add);
        json.set("record", record);
        json.put("record_index", recordIndex);
        recordPath.forEach(json.putArray("record_path")::add);
        json.put("checkpoint", checkpoint.note());
        return new String(RecordJson.bytes(json), StandardCharsets.UTF_8);
    }

    /** A list of hashes in the one form that they have. */
    static List<String> hashes(String where, ObjectNode json, String field) throws DifferenceException {
        if (!(json.get(field) instanceof ArrayNode array)) {
            throw new DifferenceException(where, field, "a list", json.path(field));
        }
        List<String> hashes = new ArrayList<>();
        for (JsonNode hash : array) {
            if (!hash.isTextual() || !HashText.isHash(hash.textValue())) {
                throw new DifferenceException(where, field, "64 hex digits", hash);
            }
            hashes.add(hash.textValue());
        }
        return hashes;
    }

    static SignedNote note(String where, ObjectNode json) throws DifferenceException {
        String text = StrictJson.text(where, json, "checkpoint");
        try {
            return SignedNote.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new DifferenceException(where, "checkpoint", "a signed note", String.valueOf(malformed.getMessage()));
        }
    }
}
