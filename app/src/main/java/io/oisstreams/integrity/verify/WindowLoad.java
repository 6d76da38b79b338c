package io.oisstreams.integrity.verify;

import io.oisstreams.integrity.core.Fact;
import io.oisstreams.tlog.TreeBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an export holds of one tenant's window: the record, and the evidence as it is read, in the order of the tree. */
final class WindowLoad {
    final long startMs;
    final Optional<PublishedRecord> record;
    final List<Difference> differences;
    final TreeBuilder tree = new TreeBuilder();
    final List<Fact.Entry> entries = new ArrayList<>();
    final Set<String> replayedRequests = new HashSet<>();
    long lastAdmissionMs = Long.MIN_VALUE;
    /** Whether all events are there, so that the score can be computed again. */
    boolean complete = true;
    /** Whether there are events other than those that every export must hold. */
    boolean hasEvents;

    private String lastLeaf = "";

    WindowLoad(long startMs, Optional<PublishedRecord> record, List<Difference> differences) {
        this.startMs = startMs;
        this.record = record;
        this.differences = new ArrayList<>(differences);
    }

    /** Adds a leaf to the tree; false if it is there already. */
    boolean addLeaf(EvidenceEvent line) {
        String leaf = line.source().topic() + "\0" + line.eventId();
        boolean added = !leaf.equals(lastLeaf);
        lastLeaf = leaf;
        lastAdmissionMs = Math.max(lastAdmissionMs, line.admissionMs());
        tree.add(line.leafHash());
        return added;
    }
}
