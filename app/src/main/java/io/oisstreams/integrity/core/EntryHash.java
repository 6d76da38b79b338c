package io.oisstreams.integrity.core;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.crypto.CanonicalJson;
import io.oisstreams.crypto.Sha3;
import io.oisstreams.event.v1.ChainEntry;

/** The hash that a chain entry's signatures sign and its successor links to (contract 4.4). */
public final class EntryHash {
    private EntryHash() {}

    /**
     * SHA3-256 over the RFC 8785 form of the nine hashed fields.
     *
     * @return 32 bytes
     * @throws IllegalArgumentException if a number is beyond 2^53
     */
    public static byte[] of(ChainEntry entry) {
        ObjectNode hashed = JsonNodeFactory.instance.objectNode();
        hashed.put("chain_id", entry.getChainId());
        hashed.put("entry_id", entry.getEntryId());
        hashed.put("payload_hash", entry.getPayloadHash());
        hashed.put("policy_id", entry.getPolicyId());
        hashed.put("policy_version", entry.getPolicyVersion());
        hashed.put("predecessor_hash", entry.getPredecessorHash());
        hashed.put("sequence", entry.getSequence());
        hashed.put("tenant_id", entry.getTenantId());
        hashed.put("timestamp_ms", entry.getTimestampMs().toEpochMilli());
        return Sha3.digest256(CanonicalJson.of(hashed));
    }
}
