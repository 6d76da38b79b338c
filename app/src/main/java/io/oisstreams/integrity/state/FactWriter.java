package io.oisstreams.integrity.state;

import io.oisstreams.integrity.core.Digest;
import io.oisstreams.integrity.core.EntrySignature;
import io.oisstreams.integrity.core.Fact;
import io.oisstreams.integrity.core.VendorDependency;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Writes facts in a compact binary form, one after the other; {@link FactReader} reads them. Not safe for several threads. */
final class FactWriter {
    private final Map<String, Integer> tenants = new HashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);

    /** How many bytes were written. */
    int size() {
        return bytes.size();
    }

    /** Everything written, a new array. */
    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    /** Appends a fact of a tenant. */
    void write(String tenantId, Fact fact) {
        try {
            writeTenant(tenantId);
            FactKind kind = FactKind.of(fact);
            out.writeInt(kind.code());
            out.writeLong(fact.admissionMs());
            if (fact instanceof Fact.Accepted accepted) {
                write(accepted.eventId());
                out.writeInt(accepted.contentCrc());
            }
            switch (kind) {
                case DECISION -> writeDecision((Fact.Decision) fact);
                case REPLAY -> writeReplay((Fact.Replay) fact);
                case ACTION -> writeAction((Fact.Action) fact);
                case ENTRY -> writeEntry((Fact.Entry) fact);
                case SEEN -> out.writeString(((Fact.Seen) fact).source().name());
                case STALE_ENTRY -> out.writeString(((Fact.StaleEntry) fact).entryId());
                case LEAF -> writeLeaf((Fact.Leaf) fact);
                case REJECTED -> out.writeString(((Fact.Rejected) fact).reason());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an array in memory takes everything", e);
        }
    }

    /** A tenant's id is written once; then its number. */
    private void writeTenant(String tenantId) throws IOException {
        Integer known = tenants.putIfAbsent(tenantId, tenants.size());
        out.writeInt(known == null ? tenants.size() - 1 : known);
        if (known == null) {
            out.writeString(tenantId);
        }
    }

    private void writeDecision(Fact.Decision decision) throws IOException {
        out.writeLong(decision.timestampMs());
        out.writeString(decision.requestId());
        writeText(decision.receiptHash());
        writeText(decision.chainEntryId());
    }

    private void writeReplay(Fact.Replay replay) throws IOException {
        out.writeString(replay.requestId());
        writeText(replay.receiptHash());
    }

    private void writeAction(Fact.Action action) throws IOException {
        out.writeBoolean(action.violation());
        if (action.violation()) {
            out.writeLong(action.timestampMs());
            out.writeString(action.actionId());
            out.writeString(action.agentId());
        }
    }

    private void writeLeaf(Fact.Leaf leaf) throws IOException {
        out.writeString(leaf.source().name());
        out.writeString(leaf.eventId());
        out.writeFixed(leaf.hash());
    }

    private void writeEntry(Fact.Entry entry) throws IOException {
        out.writeLong(entry.timestampMs());
        out.writeString(entry.entryId());
        out.writeBoolean(entry.linkHolds());
        out.writeBoolean(entry.expiresAtMs().isPresent());
        out.writeLong(entry.expiresAtMs().orElse(0L));
        writeText(entry.policyId());
        writeText(entry.policyVersion());
        out.writeInt(entry.dependencies().size());
        for (VendorDependency dependency : entry.dependencies()) {
            out.writeString(dependency.name());
        }
        out.writeBytes(entry.entryHash());
        out.writeInt(entry.signatures().size());
        for (EntrySignature signature : entry.signatures()) {
            out.writeString(signature.keyId());
            out.writeString(signature.family().name());
            out.writeBoolean(signature.checkedUnder().isPresent());
            write(signature.checkedUnder().orElse(new Digest(0, 0)));
            out.writeBoolean(signature.valid());
            out.writeBytes(signature.signature());
        }
    }

    private void write(Digest digest) throws IOException {
        byte[] fixed = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(digest.high())
                .putLong(digest.low())
                .array();
        out.writeFixed(fixed);
    }

    private void writeText(Optional<String> text) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            out.writeString(text.get());
        }
    }
}
