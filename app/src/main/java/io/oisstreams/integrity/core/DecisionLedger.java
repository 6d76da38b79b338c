package io.oisstreams.integrity.core;

import static io.oisstreams.integrity.core.RunningCounts.Counter.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The decisions of a window, joined with their replays and chain entries in whatever order these come: the numerator of DR (OIS
 * section 4.1, contract 4.3). A decision is remembered in full only while something of it is missing; of a replay, two digests.
 */
final class DecisionLedger {
    private static final int DECISION_SEEN = 1;
    private static final int REPLAY_SEEN = 2;

    private final RunningCounts counts;
    // By request: whether decisions, and whether replays of it were seen.
    private final DigestMap requests = new DigestMap();
    // By request and receipt: when the first such replay was admitted, in ms.
    private final DigestMap replays = new DigestMap();
    private final Set<OpenDecision> open = new LinkedHashSet<>();
    private final Map<Digest, List<OpenDecision>> byReceipt = new HashMap<>();
    private final Map<String, List<OpenDecision>> byMissingEntry = new HashMap<>();
    // When entries were admitted that were missing until after the newest decision: their absence has been counted.
    private final Map<String, Long> lateEntries = new HashMap<>();

    DecisionLedger(RunningCounts counts) {
        this.counts = counts;
    }

    /**
     * Adds a decision.
     *
     * @param entryAdmittedAtMs when the entry it refers to was admitted; empty: not yet
     */
    void add(Fact.Decision decision, Optional<Long> entryAdmittedAtMs) {
        counts.add(DECISIONS, 1, decision.admissionMs());
        mark(decision.requestId(), DECISION_SEEN);
        OpenDecision candidate = new OpenDecision(decision);
        lateEntries.values().removeIf(admittedMs -> admittedMs <= decision.admissionMs());
        entryAdmittedAtMs.ifPresent(admittedMs -> {
            candidate.recordedAt(admittedMs);
            countLateEntry(decision, admittedMs);
        });
        Optional<Digest> receipt = decision.receiptHash().map(hash -> Digest.of(decision.requestId(), hash));
        OptionalLong replayed = receipt.map(replays::get).orElse(OptionalLong.empty());
        if (replayed.isPresent()) {
            candidate.replayedAt(replayed.getAsLong());
        }
        if (!settle(candidate)) {
            open.add(candidate);
            if (!candidate.isReplayed()) {
                receipt.ifPresent(digest -> listAt(byReceipt, digest).add(candidate));
            }
            candidate.missingEntry().ifPresent(entry -> awaitEntry(entry, candidate));
        }
    }

    /** An entry read before the decision but admitted after it was missing in between, as in any other order of reading. */
    private void countLateEntry(Fact.Decision decision, long admittedMs) {
        String entryId = decision.chainEntryId().orElseThrow();
        if (admittedMs > decision.admissionMs() && lateEntries.putIfAbsent(entryId, admittedMs) == null) {
            counts.add(MISSING_ENTRIES, 1, decision.admissionMs());
            counts.add(MISSING_ENTRIES, -1, admittedMs);
        }
    }

    private void awaitEntry(String entryId, OpenDecision decision) {
        List<OpenDecision> waiting = listAt(byMissingEntry, entryId);
        if (waiting.isEmpty()) {
            counts.add(MISSING_ENTRIES, 1, decision.decision().admissionMs());
        }
        waiting.add(decision);
    }

    /** Adds a replay that may belong to a decision of this window. */
    void add(Fact.Replay replay) {
        mark(replay.requestId(), REPLAY_SEEN);
        if (replay.receiptHash().isEmpty()) {
            return;
        }
        Digest receipt = Digest.of(replay.requestId(), replay.receiptHash().get());
        if (!replays.contains(receipt)) {
            replays.put(receipt, replay.admissionMs());
        }
        for (OpenDecision decision : removeAt(byReceipt, receipt)) {
            decision.replayedAt(replay.admissionMs());
            settle(decision);
        }
    }

    /** A chain entry was admitted that decisions of this window may wait for. */
    void entryAdmitted(String entryId, long admissionMs) {
        List<OpenDecision> waiting = removeAt(byMissingEntry, entryId);
        if (!waiting.isEmpty()) {
            long firstAskedMs = waiting.get(0).decision().admissionMs();
            counts.add(MISSING_ENTRIES, -1, Math.max(firstAskedMs, admissionMs));
            lateEntries.put(entryId, admissionMs);
        }
        for (OpenDecision decision : waiting) {
            decision.recordedAt(admissionMs);
            settle(decision);
        }
    }

    private boolean settle(OpenDecision decision) {
        Optional<Long> reproduced = decision.reproducedAtMs();
        reproduced.ifPresent(admissionMs -> {
            counts.add(REPRODUCED, 1, admissionMs);
            open.remove(decision);
        });
        return reproduced.isPresent();
    }

    /** Whether a decision with that request id is in the window. */
    boolean knows(String requestId) {
        return (requests.get(Digest.of(requestId)).orElse(0) & DECISION_SEEN) != 0;
    }

    /** Adds what degraded to the list: one event for each decision that DR lacks, one for each missing entry that ES lacks. */
    void collectDegradations(List<Degradation> degradations) {
        for (OpenDecision decision : open) {
            degradations.add(failureOf(decision));
        }
        byMissingEntry.forEach((entryId, waiting) -> degradations.add(new Degradation(
                DegradationType.MISSING_CHAIN_ENTRY,
                Dimension.EVIDENCE_SURVIVABILITY,
                waiting.stream()
                        .mapToLong(open -> open.decision().timestampMs())
                        .min()
                        .orElseThrow(),
                entryId,
                Optional.empty(),
                waiting.size() + (waiting.size() == 1 ? " decision refers to it" : " decisions refer to it"))));
    }

    private Degradation failureOf(OpenDecision open) {
        Fact.Decision decision = open.decision();
        Optional<String> missingEntry = open.missingEntry();
        return new Degradation(
                missingEntry.isPresent() ? DegradationType.MISSING_CHAIN_ENTRY : DegradationType.REPLAY_FAILURE,
                Dimension.DECISION_REPRODUCIBILITY,
                decision.timestampMs(),
                decision.requestId(),
                Optional.empty(),
                missingEntry
                        .map(entry -> "chain entry " + entry + " is missing")
                        .orElseGet(() -> whyNot(decision)));
    }

    private String whyNot(Fact.Decision decision) {
        if (decision.receiptHash().isEmpty()) {
            return "the decision has no receipt hash";
        }
        long seen = requests.get(Digest.of(decision.requestId())).orElse(0);
        return (seen & REPLAY_SEEN) == 0 ? "no replay" : "the replay gave another receipt hash, or none";
    }

    private void mark(String requestId, int seen) {
        Digest request = Digest.of(requestId);
        requests.put(request, requests.get(request).orElse(0) | seen);
    }

    private static <K> List<OpenDecision> listAt(Map<K, List<OpenDecision>> lists, K key) {
        return lists.computeIfAbsent(key, k -> new ArrayList<>(1));
    }

    private static <K> List<OpenDecision> removeAt(Map<K, List<OpenDecision>> lists, K key) {
        List<OpenDecision> removed = lists.remove(key);
        return removed == null ? List.of() : removed;
    }
}
