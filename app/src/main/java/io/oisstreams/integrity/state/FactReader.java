package io.oisstreams.integrity.state;

import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.integrity.core.Digest;
import io.oisstreams.integrity.core.EntrySignature;
import io.oisstreams.integrity.core.Fact;
import io.oisstreams.integrity.core.Source;
import io.oisstreams.integrity.core.VendorDependency;
import io.oisstreams.tlog.MerkleHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Reads what {@link FactWriter} wrote. */
final class FactReader {
    private final BinaryDecoder in;
    private final List<String> tenants = new ArrayList<>();

    private FactReader(byte[] bytes) {
        in = DecoderFactory.get().binaryDecoder(bytes, null);
    }

    /** Hands over each fact with its tenant's id, in the order in which they were written. */
    static void readAll(byte[] bytes, BiConsumer<String, Fact> facts) {
        FactReader reader = new FactReader(bytes);
        try {
            while (!reader.in.isEnd()) {
                String tenantId = reader.tenant();
                facts.accept(tenantId, reader.read());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the stored state can't be read", e);
        }
    }

    private String tenant() throws IOException {
        int number = in.readInt();
        if (number == tenants.size()) {
            tenants.add(in.readString());
        }
        return tenants.get(number);
    }

    private Fact read() throws IOException {
        FactKind kind = FactKind.of(in.readInt());
        long admissionMs = in.readLong();
        return switch (kind) {
            case DECISION ->
                new Fact.Decision(admissionMs, digest(), in.readInt(), in.readLong(), in.readString(), text(), text());
            case REPLAY -> new Fact.Replay(admissionMs, in.readString(), text());
            case ACTION -> action(admissionMs);
            case ENTRY -> entry(admissionMs);
            case SEEN -> {
                Digest eventId = digest();
                int contentCrc = in.readInt();
                yield new Fact.Seen(admissionMs, Source.valueOf(in.readString()), eventId, contentCrc);
            }
            case STALE_ENTRY -> new Fact.StaleEntry(admissionMs, digest(), in.readInt(), in.readString());
            case LEAF -> leaf(admissionMs);
            case REJECTED -> new Fact.Rejected(admissionMs, in.readString());
        };
    }

    private Fact.Action action(long admissionMs) throws IOException {
        Digest eventId = digest();
        int contentCrc = in.readInt();
        return in.readBoolean()
                ? new Fact.Action(
                        admissionMs, eventId, contentCrc, in.readLong(), true, in.readString(), in.readString())
                : new Fact.Action(admissionMs, eventId, contentCrc, 0, false, "", "");
    }

    private Fact.Leaf leaf(long admissionMs) throws IOException {
        Source source = Source.valueOf(in.readString());
        String eventId = in.readString();
        byte[] hash = new byte[MerkleHash.LENGTH];
        in.readFixed(hash);
        return new Fact.Leaf(admissionMs, source, eventId, hash);
    }

    private Fact.Entry entry(long admissionMs) throws IOException {
        Digest eventId = digest();
        int contentCrc = in.readInt();
        long timestampMs = in.readLong();
        String entryId = in.readString();
        boolean linkHolds = in.readBoolean();
        boolean expires = in.readBoolean();
        long expiresAtMs = in.readLong();
        Optional<String> policyId = text();
        Optional<String> policyVersion = text();
        Set<VendorDependency> dependencies = dependencies();
        byte[] entryHash = bytes();
        int count = in.readInt();
        List<EntrySignature> signatures = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            signatures.add(signature());
        }
        return new Fact.Entry(
                admissionMs,
                eventId,
                contentCrc,
                timestampMs,
                entryId,
                linkHolds,
                expires ? Optional.of(expiresAtMs) : Optional.empty(),
                policyId,
                policyVersion,
                dependencies,
                entryHash,
                signatures);
    }

    private EntrySignature signature() throws IOException {
        String keyId = in.readString();
        SignatureFamily family = SignatureFamily.valueOf(in.readString());
        boolean checked = in.readBoolean();
        Digest checkedUnder = digest();
        return new EntrySignature(
                keyId, family, checked ? Optional.of(checkedUnder) : Optional.empty(), in.readBoolean(), bytes());
    }

    private Set<VendorDependency> dependencies() throws IOException {
        Set<VendorDependency> dependencies = EnumSet.noneOf(VendorDependency.class);
        for (int left = in.readInt(); left > 0; left--) {
            dependencies.add(VendorDependency.valueOf(in.readString()));
        }
        return dependencies;
    }

    private Digest digest() throws IOException {
        byte[] fixed = new byte[2 * Long.BYTES];
        in.readFixed(fixed);
        ByteBuffer buffer = ByteBuffer.wrap(fixed);
        return new Digest(buffer.getLong(), buffer.getLong());
    }

    private byte[] bytes() throws IOException {
        ByteBuffer buffer = in.readBytes(null);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private Optional<String> text() throws IOException {
        return in.readBoolean() ? Optional.of(in.readString()) : Optional.empty();
    }
}
