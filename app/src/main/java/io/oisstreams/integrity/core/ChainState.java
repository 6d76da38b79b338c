package io.oisstreams.integrity.core;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one chain: runs of entries that link to each other. The chain is whole when there is a single run and it is
 * rooted, that is, it begins at sequence 0 or at a re-attestation. Immutable; one step per entry, in the order of the log.
 *
 * <p>Contract 4.4: a link that fails breaks the chain until a re-attestation links to the entry received last, or the missing
 * entry is backfilled and the links meet again.
 *
 * @param runs in the order in which they began; the first is the rooted one if {@code rooted}
 * @param lastHash entry hash (64 hex) of the entry received last; empty before the first
 * @param lastSequence its sequence
 * @param overflowed whether runs were forgotten (more than {@link #MAX_RUNS} gaps): only a re-attestation helps then
 */
public record ChainState(List<Run> runs, boolean rooted, String lastHash, long lastSequence, boolean overflowed) {
    /** Most gaps that are remembered of one chain: what a broken producer can make us keep is bounded. */
    public static final int MAX_RUNS = 64;

    /** The predecessor hash at sequence 0. */
    public static final String GENESIS = "0".repeat(64);

    /** A chain of which nothing was received. */
    public static final ChainState EMPTY = new ChainState(List.of(), false, "", -1, false);

    /** Copies the runs. */
    public ChainState {
        runs = List.copyOf(runs);
    }

    /** Entries that link to each other without a gap. Hashes are 64 hex, lower case. */
    public record Run(long firstSequence, String firstPredecessor, long lastSequence, String lastHash) {
        boolean continuesWith(Run next) {
            return lastSequence + 1 == next.firstSequence && lastHash.equals(next.firstPredecessor);
        }

        Run followedBy(Run next) {
            return new Run(firstSequence, firstPredecessor, next.lastSequence, next.lastHash);
        }
    }

    /** Whether the link of the entry received last holds, in a chain that is not broken. */
    public boolean whole() {
        return rooted && runs.size() == 1 && !overflowed;
    }

    /**
     * The chain after one more entry; its link holds if the result is {@link #whole()}.
     *
     * @param predecessor the entry's predecessor hash, any string
     * @param hash the entry's own hash, 64 hex lower case
     */
    public ChainState with(long sequence, String predecessor, String hash, boolean reattestation) {
        if (hash.equals(lastHash)) {
            return this; // the same entry again, under another event id
        }
        Run entry = new Run(sequence, predecessor, sequence, hash);
        boolean anyReceived = !lastHash.isEmpty();
        if (reattestation && anyReceived && sequence == lastSequence + 1 && predecessor.equals(lastHash)) {
            return new ChainState(List.of(entry), true, hash, sequence, false);
        }
        boolean genesis = sequence == 0 && predecessor.equals(GENESIS);
        List<Run> linked = new ArrayList<>(runs);
        Run grown = absorbNeighbours(linked, entry);
        boolean nowRooted = rooted || genesis;
        if (genesis && !rooted) {
            linked.add(0, grown);
        } else if (rooted && (linked.isEmpty() || !linked.get(0).equals(runs.get(0)))) {
            linked.add(0, grown); // it took the rooted run in
        } else {
            linked.add(grown);
        }
        boolean tooMany = linked.size() > MAX_RUNS;
        if (tooMany) {
            linked.remove(1);
        }
        return new ChainState(linked, nowRooted, hash, sequence, overflowed || tooMany);
    }

    /**
     * The chain after an entry of an earlier window came: it can close a gap or be the first, and only that. What was received before may come
     * again without harm.
     */
    public ChainState backfilled(long sequence, String predecessor, String hash) {
        ChainState with = with(sequence, predecessor, hash, false);
        boolean closesGap = with.runs.size() <= Math.max(1, runs.size()) && with.overflowed == overflowed;
        return closesGap ? new ChainState(with.runs, with.rooted, lastHash, lastSequence, overflowed) : this;
    }

    /** Joins the entry with the run that ends right before it and the one that begins right after it, taking both out. */
    private static Run absorbNeighbours(List<Run> runs, Run entry) {
        Run grown = entry;
        for (Run run : List.copyOf(runs)) {
            if (run.continuesWith(entry)) {
                runs.remove(run);
                grown = run.followedBy(grown);
                break;
            }
        }
        for (Run run : List.copyOf(runs)) {
            if (grown.continuesWith(run)) {
                runs.remove(run);
                return grown.followedBy(run);
            }
        }
        return grown;
    }
}
