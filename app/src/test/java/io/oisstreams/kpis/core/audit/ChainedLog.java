package io.oisstreams.kpis.core.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** A log to be damaged. Entry i has the sequence number i and stands on line i + 1. */
public final class ChainedLog {
    private final List<ObjectNode> entries = new ArrayList<>();

    /** An intact one. */
    public static ChainedLog of(int entries) {
        ChainedLog log = new ChainedLog();
        IntStream.range(0, entries).forEach(i -> log.entries.add(entry(i)));
        log.chainFrom(0);
        return log;
    }

    private static ObjectNode entry(int sequence) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("entry_id", "entry-" + sequence);
        entry.put("timestamp", "2026-01-02T03:04:%02d.5".formatted(sequence));
        entry.put("sequence_number", sequence);
        entry.put("actor_id", "Bố Cường");
        entry.put("safety_score", sequence / 2.0);
        return entry;
    }

    /** Links and hashes an entry and all after it anew. */
    public ChainedLog chainFrom(int index) {
        for (int i = index; i < entries.size(); i++) {
            String previous = i == 0 ? "0".repeat(64) : hash(i - 1);
            entries.get(i).put("prev_entry_hash", previous);
            rehash(i);
        }
        return this;
    }

    /** Makes the hash of one entry that of its content. */
    public ChainedLog rehash(int index) {
        entries.get(index).remove("entry_hash");
        entries.get(index).put("entry_hash", sha256(PythonJson.write(entries.get(index))));
        return this;
    }

    /** The entries as they are; changes show. */
    public List<ObjectNode> entries() {
        return entries;
    }

    /** What an entry states of itself. */
    public String hash(int index) {
        return entries.get(index).path("entry_hash").asText();
    }

    /** What the last entry states of itself. */
    public String head() {
        return hash(entries.size() - 1);
    }

    /** The file. */
    public List<String> lines() {
        return entries.stream().map(ObjectNode::toString).toList();
    }

    /** What is found in it. */
    public AuditVerdict verdict(ExpectedEnd expected) {
        AuditChain chain = new AuditChain(expected);
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            chain.add(i + 1, lines.get(i).getBytes(UTF_8));
        }
        return chain.verdict();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
