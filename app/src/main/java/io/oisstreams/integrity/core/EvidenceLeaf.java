package io.oisstreams.integrity.core;

import io.oisstreams.event.CanonicalEvent;
import io.oisstreams.event.EventHeader;
import io.oisstreams.tlog.MerkleHash;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event that a score uses, as evidence: its canonical text, which names topic, admission time and all fields, and the leaf that
 * stands for it in its window's tree.
 *
 * @param timestampMs event time in ms
 * @param admissionMs admission time in ms
 * @param text UTF-8 of RFC 8785 JSON; not to be changed
 * @param hash {@link MerkleHash#leaf} of the text; not to be changed
 */
public record EvidenceLeaf(
        Source source, String eventId, long timestampMs, long admissionMs, byte[] text, byte[] hash) {

    /**
     * The leaf of an event.
     *
     * @param position as {@link TenantState#nextPosition} says
     */
    public static EvidenceLeaf of(Source source, SpecificRecord event, long admissionMs, OptionalLong position) {
        EventHeader header = EventHeader.of(event);
        byte[] text = CanonicalEvent.of(source.topic(), admissionMs, position, event);
        return new EvidenceLeaf(
                source, header.eventId(), header.timestampMs(), admissionMs, text, new MerkleHash().leaf(text));
    }

    /** What the window remembers of it. */
    public Fact.Leaf fact() {
        return new Fact.Leaf(admissionMs, source, eventId, hash);
    }
}
