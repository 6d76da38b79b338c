package io.oisstreams.integrity.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.crypto.CanonicalJson;
import io.oisstreams.crypto.Sha3;
import io.oisstreams.tlog.MerkleHash;

/** The two hashes of a record, over its JSON form (contract 4.7). */
public final class RecordHash {
    private static final String EXTENSIONS = "extensions";

    private RecordHash() {}

    /**
     * What the signatures sign and the next record links to: SHA3-256 over the RFC 8785 form without the signatures.
     *
     * @return 32 bytes
     * @throws IllegalArgumentException if the object has no extensions, or a value without a canonical form
     */
    public static byte[] of(ObjectNode record) {
        ObjectNode hashed = record.deepCopy();
        extensions(hashed).remove("signatures");
        return Sha3.digest256(CanonicalJson.withFractions(hashed));
    }

    /**
     * The record's leaf in its tenant's log: as {@link #of}, but without the checkpoint, which is made from it.
     *
     * @return 32 bytes
     * @throws IllegalArgumentException as {@link #of} does
     */
    public static byte[] leaf(ObjectNode record) {
        ObjectNode hashed = record.deepCopy();
        extensions(hashed).remove("signatures");
        extensions(hashed).remove("checkpoint");
        return new MerkleHash().leaf(CanonicalJson.withFractions(hashed));
    }

    private static ObjectNode extensions(ObjectNode record) {
        if (record.get(EXTENSIONS) instanceof ObjectNode extensions) {
            return extensions;
        }
        throw new IllegalArgumentException("extensions: missing, or no object");
    }
}
