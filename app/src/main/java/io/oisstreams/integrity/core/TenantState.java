package io.oisstreams.integrity.core;

import io.oisstreams.alerting.AlertBook;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything that is remembered of one tenant: open windows, and what outlives a window (keys, policies, chains, firing alerts).
 * Not safe for use by several threads.
 */
public final class TenantState {
    private final String tenantId;
    private final Rules rules;
    private final KeyRing keys = new KeyRing();
    private final PolicyLedger policies = new PolicyLedger();
    private final Map<String, ChainState> chains = new HashMap<>();
    private final PendingReplays pendingReplays = new PendingReplays();
    // Open windows, and the last closed one for the chain entries that it saw.
    private final TreeMap<Long, WindowState> windows = new TreeMap<>();
    private final AlertBook alerts;
    private final Map<Source, Long> positions = new EnumMap<>(Source.class);
    private Optional<Long> nextWindowMs;
    private int silentWindows;
    private RecordLog log;

    /** A tenant that was never heard of. */
    public TenantState(String tenantId, Rules rules) {
        this(tenantId, rules, TenantSnapshot.NEW);
    }

    /** A tenant as it was, but for its windows, chains and pending replays, which are stored beside the snapshot. */
    public TenantState(String tenantId, Rules rules, TenantSnapshot snapshot) {
        this.tenantId = tenantId;
        this.rules = rules;
        this.alerts = new AlertBook(snapshot.firing());
        this.nextWindowMs = snapshot.nextWindowMs();
        this.silentWindows = snapshot.silentWindows();
        this.positions.putAll(snapshot.positions());
        this.log = snapshot.log();
        snapshot.keys().forEach(keys::add);
        snapshot.attestations().forEach(policies::add);
    }

    /** What outlives a window, but for chains and pending replays. */
    public TenantSnapshot snapshot() {
        return new TenantSnapshot(
                nextWindowMs, silentWindows, keys.all(), policies.all(), alerts.firing(), Map.copyOf(positions), log);
    }

    /** The tenant's id. */
    public String tenantId() {
        return tenantId;
    }

    /** The start of the next window that gets a record, in ms; empty: never heard of, or silent for too long. */
    public Optional<Long> nextWindowMs() {
        return nextWindowMs;
    }

    /**
     * What is known of an event id: the checksum of the event that holds it. Ids are looked up in the event's window and in the
     * neighbours that still accept telemetry at its admission; so the answer depends on admission times alone.
     */
    public OptionalLong contentCrcOf(Source source, MeasurementWindow window, long admissionMs, Digest eventId) {
        OptionalLong known = contentCrcIn(window, source, eventId);
        for (MeasurementWindow neighbour : List.of(window.previous(), window.next())) {
            if (known.isEmpty() && source.accepts(neighbour, admissionMs)) {
                known = contentCrcIn(neighbour, source, eventId);
            }
        }
        return known;
    }

    private OptionalLong contentCrcIn(MeasurementWindow window, Source source, Digest eventId) {
        WindowState state = windows.get(window.startMs());
        return state == null ? OptionalLong.empty() : state.contentCrcOf(source, eventId);
    }

    /** An event of the window was accepted: the tenant is due a record for it. */
    public void heard(MeasurementWindow window) {
        nextWindowMs = Optional.of(Math.min(nextWindowMs.orElse(window.startMs()), window.startMs()));
    }

    /**
     * Folds a fact into a window. Called for new facts and, in the same order, for stored ones.
     *
     * @param windowStartMs the window that it was stored under, in ms
     */
    public void apply(long windowStartMs, Fact fact) {
        WindowState window = windowAt(windowStartMs);
        if (fact instanceof Fact.Accepted accepted) {
            window.remember(accepted);
        }
        if (fact instanceof Fact.Decision decision) {
            window.add(decision, decision.chainEntryId().flatMap(entry -> admittedAt(window.window(), entry)));
        } else if (fact instanceof Fact.Replay replay) {
            window.add(replay);
        } else if (fact instanceof Fact.Action action) {
            window.add(action);
        } else if (fact instanceof Fact.Entry entry) {
            window.add(entry);
            entryPresent(window.window(), entry.entryId(), entry.admissionMs());
        } else if (fact instanceof Fact.StaleEntry stale) {
            window.add(stale);
            entryPresent(window.window(), stale.entryId(), stale.admissionMs());
        } else if (fact instanceof Fact.Leaf leaf) {
            window.add(leaf);
        } else if (fact instanceof Fact.Rejected rejection) {
            window.add(rejection);
        }
    }

    /**
     * The place of the next event that is used, in the tenant's log of its topic, from 0: where a score depends on the order of the
     * log. Each call counts one event.
     */
    public OptionalLong nextPosition(Source source) {
        if (!source.isOrdered()) {
            return OptionalLong.empty();
        }
        long position = positions.getOrDefault(source, 0L);
        positions.put(source, position + 1);
        return OptionalLong.of(position);
    }

    /** The tenant's record log after the record that was published last. */
    public RecordLog log() {
        return log;
    }

    /** A record was published. */
    public void logged(RecordLog after) {
        log = after;
    }

    /** Remembers the id of an accepted event at once, when the rest of its fact takes time (signatures). */
    public void remember(MeasurementWindow window, Fact.Accepted seen) {
        windowAt(window.startMs()).remember(seen);
    }

    /** A chain entry is there, as far as decisions are concerned; may be told more than once. */
    public void entryPresent(MeasurementWindow window, String entryId, long admissionMs) {
        windowAt(window.startMs()).rememberEntry(entryId, admissionMs);
        for (MeasurementWindow affected : List.of(window.previous(), window, window.next())) {
            WindowState state = windows.get(affected.startMs());
            if (state != null) {
                state.entryAdmitted(entryId, admissionMs);
            }
        }
    }

    /** When a chain entry was admitted that counts for decisions of the window: in it, or in the one before (contract 4.3). */
    private Optional<Long> admittedAt(MeasurementWindow window, String entryId) {
        return Stream.of(window.previous(), window, window.next())
                .map(candidate -> windows.get(candidate.startMs()))
                .filter(Objects::nonNull)
                .flatMap(state -> state.entryAdmittedAtMs(entryId).stream())
                .filter(admittedMs -> admittedMs <= window.acceptsUntilMs())
                .min(Comparator.naturalOrder());
    }

    /** The chain after one more entry; its link holds if the chain is whole. */
    public ChainState link(String chainId, long sequence, String predecessor, String hash, boolean reattestation) {
        ChainState next =
                chains.getOrDefault(chainId, ChainState.EMPTY).with(sequence, predecessor, hash, reattestation);
        chains.put(chainId, next);
        return next;
    }

    /** The chain after an entry of an earlier window, which can only close gaps. */
    public ChainState backfill(String chainId, long sequence, String predecessor, String hash) {
        ChainState next = chain(chainId).backfilled(sequence, predecessor, hash);
        chains.put(chainId, next);
        return next;
    }

    /** Restores a chain. */
    public void restoreChain(String chainId, ChainState chain) {
        chains.put(chainId, chain);
    }

    /** A chain as it is now. */
    public ChainState chain(String chainId) {
        return chains.getOrDefault(chainId, ChainState.EMPTY);
    }

    /** The windows, of those not closed, in which a replay admitted then may find its decision. */
    public List<MeasurementWindow> windowsForReplay(long admissionMs, long streamTimeMs) {
        return rules.grid().windowsForReplay(admissionMs).stream()
                .filter(window -> streamTimeMs <= window.closesAtMs())
                .toList();
    }

    /** Whether a decision of that request is in the window. */
    public boolean knowsRequest(MeasurementWindow window, String requestId) {
        WindowState state = windows.get(window.startMs());
        return state != null && state.knowsRequest(requestId);
    }

    /** The replays that wait for decisions. */
    public PendingReplays pendingReplays() {
        return pendingReplays;
    }

    /** Whether a window that is not closed accepts the replay and has not used it. */
    public boolean waitsOn(PendingReplay replay, long streamTimeMs) {
        return windowsForReplay(replay.admissionMs(), streamTimeMs).stream()
                .anyMatch(window -> !replay.usedIn().contains(window.startMs()));
    }

    /** The signer keys. */
    public KeyRing keys() {
        return keys;
    }

    /** The policy attestations. */
    public PolicyLedger policies() {
        return policies;
    }

    /** The alerts that are firing. */
    AlertBook alerts() {
        return alerts;
    }

    Rules rules() {
        return rules;
    }

    /** The state of a window; an empty one if nothing of it was seen. */
    WindowState windowAt(long startMs) {
        return windows.computeIfAbsent(
                startMs, start -> new WindowState(rules.grid().startingAt(start)));
    }

    /** The state of a window, if anything of it was seen. */
    Optional<WindowState> windowIfSeen(long startMs) {
        return Optional.ofNullable(windows.get(startMs));
    }

    /**
     * A record was published. The next window is due, unless the tenant has been silent for too long: then the next in which it
     * is heard (contract 4.1).
     */
    void published(WindowState window) {
        silentWindows = window.heard() ? 0 : silentWindows + 1;
        windows.put(window.window().startMs(), window.remains());
        long followingMs = window.window().endMs();
        if (silentWindows < rules.silentWindows()) {
            nextWindowMs = Optional.of(followingMs);
            return;
        }
        nextWindowMs = windows.tailMap(followingMs, true).values().stream()
                .filter(WindowState::heard)
                .map(state -> state.window().startMs())
                .findFirst();
        silentWindows = 0;
    }

    /** Forgets a window, which must be closed and so must be the one after it. */
    public void forgetWindow(long startMs) {
        windows.headMap(startMs, true).clear();
    }

    /** Whether nothing is remembered, as of a tenant of which only rejected telemetry was seen, long ago. */
    public boolean isBlank() {
        return windows.isEmpty()
                && chains.isEmpty()
                && pendingReplays.isEmpty()
                && snapshot().equals(TenantSnapshot.NEW);
    }
}
