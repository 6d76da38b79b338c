package io.oisstreams.integrity.verify;

import io.oisstreams.tlog.HashText;
import io.oisstreams.tlog.InclusionProof;
import io.oisstreams.tlog.TreeBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The leaves of one window's evidence tree, in any order, of which one event is wanted. Of every leaf only its place and its hash are
 * kept, of the wanted one its text too.
 */
public final class WindowLeaves {
    private final String eventId;
    private final Optional<String> topic;
    private final List<Leaf> leaves = new ArrayList<>();
    private final TreeSet<String> topicsFound = new TreeSet<>();
    private Optional<Wanted> wanted = Optional.empty();

    private record Leaf(byte[] key, byte[] hash) {
        static final Comparator<Leaf> ORDER = (left, right) -> Arrays.compareUnsigned(left.key, right.key);
    }

    private record Wanted(byte[] key, String event) {}

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
     * @throws IllegalArgumentException if it is not of that form
     */
    public void add(String leafTopic, String leafEventId, String leafHash, String event) {
        byte[] key = (leafTopic + "\0" + leafEventId).getBytes(StandardCharsets.UTF_8);
        byte[] hash = HashText.parse(leafHash)
                .orElseThrow(() -> new IllegalArgumentException("not 64 hex digits: " + leafHash));
        leaves.add(new Leaf(key, hash));
        if (leafEventId.equals(eventId) && topic.map(leafTopic::equals).orElse(true)) {
            topicsFound.add(leafTopic);
            wanted = Optional.of(new Wanted(key, event));
        }
    }

    /** The topics on which there is an event of that id: more than one means that a topic must be said. */
    public List<String> topicsFound() {
        return List.copyOf(topicsFound);
    }

    /** The event's proof; empty: it is not among the leaves. All leaves have been added. */
    public Optional<Found> find() {
        return wanted.map(this::prove);
    }

    private Found prove(Wanted event) {
        leaves.sort(Leaf.ORDER);
        long index = 0;
        TreeBuilder tree = new TreeBuilder();
        for (Leaf leaf : leaves) {
            if (Arrays.compareUnsigned(leaf.key, event.key) < 0) {
                index++;
            }
            tree.add(leaf.hash);
        }
        InclusionProof proof = InclusionProof.of(
                index, leaves.size(), leaves.stream().map(Leaf::hash).iterator());
        return new Found(event.event, proof, HashText.of(tree.root()));
    }
}
