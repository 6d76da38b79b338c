package io.oisstreams.integrity.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.core.RecordHash;
import io.oisstreams.integrity.core.RecordJson;
import io.oisstreams.signing.TrustedKey;
import io.oisstreams.signing.TrustedKeys;
import io.oisstreams.tlog.Checkpoint;
import io.oisstreams.tlog.ConsistencyProof;
import io.oisstreams.tlog.HashText;
import io.oisstreams.tlog.InclusionProof;
import io.oisstreams.tlog.NoteSignature;
import io.oisstreams.tlog.SignedNote;
import io.oisstreams.tlog.TreeBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A tenant's published records as the log that they make, to prove things from. Says what the records say; judges
 * nothing.
 */
public final class TenantLog {
    private final List<Entry> entries;

    /**
     * A record in its place.
     *
     * @param startMs of its window
     * @param leaf in the tenant's log, 32 bytes
     * @param text the record's JSON, which takes a fraction of the memory that its tree does
     */
    public record Entry(String tenantId, long startMs, byte[] leaf, String text) {
        /**
         * Reads a record, digit by digit.
         *
         * @throws IllegalArgumentException in one line, if it is none
         */
        public static Entry parse(String recordJson) {
            try {
                return of(StrictJson.object("record", recordJson));
            } catch (DifferenceException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }

        static Entry of(ObjectNode json) throws DifferenceException {
            ObjectNode extensions = StrictJson.object("record", json, "extensions");
            ObjectNode window = StrictJson.object("record", json, "measurement_window");
            return new Entry(
                    StrictJson.text("record", extensions, "tenant_id"),
                    StrictJson.time("record", window, "start"),
                    RecordHash.leaf(json),
                    new String(RecordJson.bytes(json), StandardCharsets.UTF_8));
        }

        /** The record, read again. */
        public ObjectNode json() {
            try {
                return StrictJson.object("record", text);
            } catch (DifferenceException impossible) {
                throw new IllegalStateException("it was read before", impossible);
            }
        }

        /** Its window. */
        public MeasurementWindow window() {
            try {
                return PublishedRecord.read("record", json()).window();
            } catch (DifferenceException malformed) {
                throw new IllegalArgumentException(malformed.getMessage(), malformed);
            }
        }

        /** {@code evidence_leaves}; 0 if the record does not say. */
        public long evidenceLeaves() {
            return json().path("extensions").path("evidence_leaves").asLong();
        }

        /** {@code evidence_root}; empty if the record does not say. */
        public String evidenceRoot() {
            return json().path("extensions").path("evidence_root").asText("");
        }

        /** The text of the checkpoint that it carries: that of the log with it. */
        public String checkpoint() {
            return json().path("extensions").path("checkpoint").asText();
        }

        /**
         * The checkpoint as a signed note: the record's signatures of it as lines.
         *
         * @param keys the public halves of the keys that signed: the lines name keys by a hash of them
         * @throws UnknownKeyException if a key that signed is not among them
         * @throws IllegalArgumentException if the record's checkpoint or signatures are malformed
         */
        public SignedNote note(Optional<TrustedKeys> keys) {
            String text = checkpoint();
            Checkpoint checkpoint = Checkpoint.parse(text);
            List<NoteSignature> lines = new ArrayList<>();
            json().path("extensions").path("signatures").forEach(signature -> {
                TrustedKey key = key(keys, signature.path("key_id").asText());
                byte[] bytes = Base64.getDecoder()
                        .decode(signature.path("checkpoint_signature").asText());
                lines.add(key.ofLog(checkpoint.origin()).line(bytes));
            });
            return new SignedNote(text, lines);
        }

        private static TrustedKey key(Optional<TrustedKeys> keys, String keyId) {
            return keys.stream()
                    .flatMap(known -> known.keys().stream())
                    .filter(known -> known.keyId().equals(keyId))
                    .findFirst()
                    .orElseThrow(() -> new UnknownKeyException(keyId));
        }
    }

    /** The log of these records, given in any order, all of one tenant and none left out. */
    public TenantLog(List<Entry> entries) {
        this.entries = entries.stream()
                .sorted(Comparator.comparingLong(Entry::startMs))
                .toList();
    }

    /** How many records there are. */
    public long size() {
        return entries.size();
    }

    /** The place of the record of the window that starts then, from 0; empty: there is none. */
    public Optional<Long> indexOf(long startMs) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).startMs() == startMs) {
                return Optional.of((long) i);
            }
        }
        return Optional.empty();
    }

    /** The record at a place, from 0. */
    public Entry entry(long index) {
        return entries.get(Math.toIntExact(index));
    }

    /** The root of the tree of the first records, in the form of {@link HashText}. */
    public String root(long size) {
        TreeBuilder tree = new TreeBuilder();
        entries.stream().limit(size).forEach(entry -> tree.add(entry.leaf()));
        return HashText.of(tree.root());
    }

    /** That a record is in the tree of the first {@code size} ones; the index is less than the size. */
    public InclusionProof inclusion(long index, long size) {
        return InclusionProof.of(index, size, leaves());
    }

    /**
     * That the log at one size begins with that at another.
     *
     * @param from from 0
     * @param to at least 1 and {@code from}, at most {@link #size}
     * @param keys as in {@link Entry#note}
     */
    public ConsistencyDocument consistency(long from, long to, Optional<TrustedKeys> keys) {
        return new ConsistencyDocument(
                entry(to - 1).tenantId(), root(from), root(to), consistencyProof(from, to), note(to, keys));
    }

    /** The path alone; sizes as in {@link #consistency}. */
    public ConsistencyProof consistencyProof(long from, long to) {
        return ConsistencyProof.of(from, to, leaves());
    }

    /** The signed note of the checkpoint at a size, from 1 to {@link #size}: {@link Entry#note} of its last record. */
    public SignedNote note(long size, Optional<TrustedKeys> keys) {
        return entry(size - 1).note(keys);
    }

    /** A record is signed by a key whose public half is not known here. */
    public static final class UnknownKeyException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnknownKeyException(String keyId) {
            super("the log is signed by " + keyId + ", whose public key is not known here");
        }
    }

    private Iterator<byte[]> leaves() {
        return entries.stream().map(Entry::leaf).iterator();
    }
}
