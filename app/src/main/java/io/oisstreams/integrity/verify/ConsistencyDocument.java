package io.oisstreams.integrity.verify;

import static io.oisstreams.integrity.verify.DifferenceException.require;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.integrity.core.RecordJson;
import io.oisstreams.tlog.ConsistencyProof;
import io.oisstreams.tlog.HashText;
import io.oisstreams.tlog.SignedNote;
import java.nio.charset.StandardCharsets;

/**
 * That a tenant's log only grew between two sizes ({@code ois-consistency/v1}). May come from anybody: {@link ProofCheck} judges it.
 *
 * @param fromRoot root at the proof's smaller size, in the form of {@link HashText}
 * @param toRoot root at its larger size
 * @param checkpoint of the larger one
 */
public record ConsistencyDocument(
        String tenantId, String fromRoot, String toRoot, ConsistencyProof proof, SignedNote checkpoint) {
    static final String FORMAT = "ois-consistency/v1";
    private static final int FIELDS = 6;

    /**
     * Reads what {@link #json} wrote, from a source that is not trusted.
     *
     * @throws IllegalArgumentException in one line, if it is anything else
     */
    public static ConsistencyDocument parse(String json) {
        try {
            return read("the consistency proof", StrictJson.object("the consistency proof", json));
        } catch (DifferenceException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    static ConsistencyDocument read(String where, ObjectNode json) throws DifferenceException {
        require(where, "format", FORMAT, StrictJson.text(where, json, "format"));
        ObjectNode from = StrictJson.object(where, json, "from");
        ObjectNode to = StrictJson.object(where, json, "to");
        ConsistencyDocument document = new ConsistencyDocument(
                StrictJson.text(where, json, "tenant_id"),
                root(where + ", from", from),
                root(where + ", to", to),
                new ConsistencyProof(
                        StrictJson.integer(where + ", from", from, "size"),
                        StrictJson.integer(where + ", to", to, "size"),
                        ProofBundle.hashes(where, json, "path")),
                ProofBundle.note(where, json));
        require(where, "fields", FIELDS, json.size());
        return document;
    }

    private static String root(String where, ObjectNode end) throws DifferenceException {
        String root = StrictJson.text(where, end, "root");
        if (!HashText.isHash(root)) {
            throw new DifferenceException(where, "root", "64 hex digits", root);
        }
        require(where, "fields", 2, end.size());
        return root;
    }

    /** The document's JSON on one line. */
    public String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("format", FORMAT);
        json.put("tenant_id", tenantId);
        json.putObject("from").put("size", proof.size1()).put("root", fromRoot);
        json.putObject("to").put("size", proof.size2()).put("root", toRoot);
        proof.path().forEach(json.putArray("path")::add);
        json.put("checkpoint", checkpoint.note());
        return new String(RecordJson.bytes(json), StandardCharsets.UTF_8);
    }

    /** Whether the path leads from one root to the other. */
    public boolean leads() {
        return proof.verify(bytes(fromRoot), bytes(toRoot));
    }

    private static byte[] bytes(String root) {
        return HashText.parse(root).orElse(new byte[0]);
    }
}
