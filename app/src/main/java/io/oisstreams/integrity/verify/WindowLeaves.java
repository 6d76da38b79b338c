package io.oisstreams.integrity.verify;

import io.oisstreams.integrity.core.EvidenceLeaves;
import io.oisstreams.integrity.core.Source;
import io.oisstreams.tlog.HashText;
import io.oisstreams.tlog.InclusionProof;
import io.oisstreams.tlog.TreeBuilder;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The leaves of one window's evidence tree, in any order, of which one event is wanted. Only of the wanted one is the text kept. */
public final class WindowLeaves {
    private final String eventId;
    private final Optional<String> topic;
    private final EvidenceLeaves leaves = new EvidenceLeaves();
    // By topic: its text.
    private final TreeMap<String, String> wanted = new TreeMap<>();

    /**
     * What was looked for.
     *
     * @param event canonical text; empty: only its hash is there
     * @param root of the tree of all leaves, in the form of {@link HashText}
     */
    public record Found(String event, InclusionProof proof, String root) {}

    /**
     * Without leaves yet.
     *
     * @param topic of the wanted event; empty: any
     */
    public WindowLeaves(String eventId, Optional<String> topic) {
        this.eventId = eventId;
        this.topic = topic;
    }

    /**
     * Adds a leaf.
     *
     * @param leafHash in the form of {@link HashText}
     * @throws IllegalArgumentException if it is not of that form, or the topic is none that scores are made of
     */
    public void add(String leafTopic, String leafEventId, String leafHash, String event) {
        Source source = Source.ofTopic(leafTopic)
                .orElseThrow(() -> new IllegalArgumentException("not a topic that scores are made of: " + leafTopic));
        byte[] hash = HashText.parse(leafHash)
                .orElseThrow(() -> new IllegalArgumentException("not 64 hex digits: " + leafHash));
        leaves.add(source, leafEventId, hash);
        if (leafEventId.equals(eventId) && topic.map(leafTopic::equals).orElse(true)) {
            wanted.put(leafTopic, event);
        }
    }

    /** The topics on which there is an event of that id: more than one means that a topic must be said. */
    public List<String> topicsFound() {
        return List.copyOf(wanted.keySet());
    }

    /** The event's proof, of the last topic found; empty: it is not among the leaves. All leaves have been added. */
    public Optional<Found> find() {
        return Optional.ofNullable(wanted.lastEntry()).map(entry -> prove(entry.getKey(), entry.getValue()));
    }

    private Found prove(String eventTopic, String event) {
        TreeBuilder tree = new TreeBuilder();
        long index = 0;
        for (Iterator<EvidenceLeaves.Leaf> inOrder = leaves.inOrder(); inOrder.hasNext(); ) {
            EvidenceLeaves.Leaf leaf = inOrder.next();
            if (leaf.eventId().equals(eventId) && leaf.source().topic().equals(eventTopic)) {
                index = tree.size();
            }
            tree.add(leaf.hash());
        }
        InclusionProof proof = InclusionProof.of(index, leaves.size(), hashes());
        return new Found(event, proof, HashText.of(tree.root()));
    }

    private Iterator<byte[]> hashes() {
        Iterable<EvidenceLeaves.Leaf> again = leaves::inOrder;
        Stream<EvidenceLeaves.Leaf> inOrder = StreamSupport.stream(again.spliterator(), false);
        return inOrder.map(EvidenceLeaves.Leaf::hash).iterator();
    }
}
