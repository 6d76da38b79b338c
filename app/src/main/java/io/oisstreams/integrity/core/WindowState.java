package io.oisstreams.integrity.core;

import static io.oisstreams.integrity.core.RunningCounts.Counter.*;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** One tenant's window: the fold of its facts. Not safe for use by several threads. */
final class WindowState {
    private final MeasurementWindow window;
    private final RunningCounts counts = new RunningCounts();
    private final DecisionLedger decisions;
    private final EntryLedger entries = new EntryLedger();
    private final List<Fact.Action> violations = new ArrayList<>();
    // Content checksums by event id, for deduplication.
    private final Map<Source, DigestMap> seen = new EnumMap<>(Source.class);
    // Admission times of chain entries, in ms, by entry id.
    private final DigestMap presentEntries;
    private final EvidenceLeaves leaves = new EvidenceLeaves();
    private final Map<String, Long> rejected = new TreeMap<>();
    private boolean heard;
    private long firstStaleEntryMs = Long.MAX_VALUE;

    WindowState(MeasurementWindow window) {
        this(window, new DigestMap());
    }

    private WindowState(MeasurementWindow window, DigestMap presentEntries) {
        this.window = window;
        this.presentEntries = presentEntries;
        this.decisions = new DecisionLedger(counts);
    }

    MeasurementWindow window() {
        return window;
    }

    /** What of a closed window the next one needs: which chain entries were there. */
    WindowState remains() {
        return new WindowState(window, presentEntries);
    }

    /** The checksum of the event that was accepted under an id; empty: the id is new. */
    OptionalLong contentCrcOf(Source source, Digest eventId) {
        DigestMap ids = seen.get(source);
        return ids == null ? OptionalLong.empty() : ids.get(eventId);
    }

    /** Remembers the id of an accepted event. */
    void remember(Fact.Accepted fact) {
        heard = true;
        seen.computeIfAbsent(fact.source(), source -> new DigestMap()).put(fact.eventId(), fact.contentCrc());
    }

    void add(Fact.Decision decision, Optional<Long> entryAdmittedAtMs) {
        decisions.add(decision, entryAdmittedAtMs);
    }

    void add(Fact.Replay replay) {
        decisions.add(replay);
    }

    void add(Fact.Action action) {
        counts.add(ACTIONS, 1, action.admissionMs());
        if (action.violation()) {
            counts.add(VIOLATIONS, 1, action.admissionMs());
            violations.add(action);
        }
    }

    void add(Fact.Entry entry) {
        entries.add(entry);
    }

    void add(Fact.Leaf leaf) {
        leaves.add(leaf.source(), leaf.eventId(), leaf.hash());
    }

    void add(Fact.Rejected rejection) {
        rejected.merge(rejection.reason(), 1L, Long::sum);
    }

    /** A chain entry of an earlier window was admitted during this one. */
    void add(Fact.StaleEntry entry) {
        firstStaleEntryMs = Math.min(firstStaleEntryMs, entry.admissionMs());
    }

    /** Remembers that a chain entry of this window (or a stale one, admitted during it) is there. */
    void rememberEntry(String entryId, long admissionMs) {
        Digest digest = Digest.of(entryId);
        if (!presentEntries.contains(digest)) {
            presentEntries.put(digest, admissionMs);
        }
    }

    /** When a chain entry of this window was admitted. */
    Optional<Long> entryAdmittedAtMs(String entryId) {
        OptionalLong admitted = presentEntries.get(Digest.of(entryId));
        return admitted.isPresent() ? Optional.of(admitted.getAsLong()) : Optional.empty();
    }

    /** A chain entry was admitted in this window, the one before, or just after: decisions here may wait for it. */
    void entryAdmitted(String entryId, long admissionMs) {
        if (admissionMs <= window.acceptsUntilMs()) {
            decisions.entryAdmitted(entryId, admissionMs);
        }
    }

    boolean knowsRequest(String requestId) {
        return decisions.knows(requestId);
    }

    /** Whether any event was accepted. */
    boolean heard() {
        return heard;
    }

    /** The events that the score uses. */
    EvidenceLeaves leaves() {
        return leaves;
    }

    Map<String, Long> rejected() {
        return rejected;
    }

    /** Whether chain entries came up to a time and all were stale (contract 4.6). */
    boolean onlyStaleEntries(EntryTotals totals, long asOfMs) {
        return firstStaleEntryMs <= asOfMs && totals.entries() == 0;
    }

    RunningCounts counts() {
        return counts;
    }

    EntryTotals entryTotals(EntryJudge judge) {
        return entries.totals(judge);
    }

    /** The eleven counts: OIS section 13. */
    Telemetry telemetry(RunningCounts.Totals totals, EntryTotals entryTotals, long lengthMs, long attestedMs) {
        return new Telemetry(
                totals.decisions(),
                totals.reproduced(),
                totals.actions(),
                totals.violations(),
                entryTotals.entries() + totals.missingEntries(),
                entryTotals.verifiable(),
                lengthMs,
                attestedMs,
                entryTotals.minFamilies(),
                entryTotals.entries(),
                entryTotals.independent());
    }

    /** Everything that degraded in the window but for policy gaps, in no particular order. */
    List<Degradation> degradations(EntryJudge judge) {
        List<Degradation> degradations = new ArrayList<>();
        decisions.collectDegradations(degradations);
        entries.collectDegradations(judge, degradations);
        for (Fact.Action violation : violations) {
            degradations.add(new Degradation(
                    DegradationType.AGENT_SCOPE_VIOLATION,
                    Dimension.AGENT_SCOPE_INTEGRITY,
                    violation.timestampMs(),
                    violation.actionId(),
                    Optional.empty(),
                    "agent " + violation.agentId() + " acted outside its scope"));
        }
        return degradations;
    }
}
