package io.oisstreams.integrity.verify;

import io.oisstreams.event.v1.AgentAction;
import io.oisstreams.event.v1.ChainEntry;
import io.oisstreams.event.v1.DecisionReplay;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.event.v1.PolicyAttestation;
import io.oisstreams.event.v1.SignerKey;
import io.oisstreams.integrity.core.ChainState;
import io.oisstreams.integrity.core.Digest;
import io.oisstreams.integrity.core.EntryHash;
import io.oisstreams.integrity.core.EventFacts;
import io.oisstreams.integrity.core.EventRules;
import io.oisstreams.integrity.core.Fact;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.core.TenantState;
import io.oisstreams.integrity.core.WindowGrid;
import io.oisstreams.tlog.HashText;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Folds evidence into a tenant's state as the stream folded the events. What depends on the order of the log (links of chains, the last
 * word on a key) waits until the events before it are there, which the next window may hold.
 */
final class EvidenceFold {
    private final WindowGrid grid;
    private final TenantState tenant;
    private final InOrder<Placed> entries = new InOrder<>();
    private final InOrder<Placed> keys = new InOrder<>();

    private record Placed(String where, WindowLoad load, EvidenceEvent line, SpecificRecord event) {}

    EvidenceFold(WindowGrid grid, TenantState tenant) {
        this.grid = grid;
        this.tenant = tenant;
    }

    /** Adds a leaf's event; throws if the stream would not have used it in this window. */
    void add(String where, WindowLoad load, EvidenceEvent line) throws DifferenceException {
        if (line.event().isEmpty()) {
            if (line.isNeededLater()) {
                throw new DifferenceException(where, "event", "its text, on which later windows depend", "none");
            }
            load.complete = false;
            return;
        }
        load.hasEvents |= !line.isNeededLater();
        SpecificRecord event = line.event().get();
        MeasurementWindow window = grid.startingAt(load.startMs);
        checkAdmission(where, window, line);
        EventRules.broken(event)
                .ifPresent(broken -> load.differences.add(
                        new Difference(where, "event", "one that breaks no rule", broken.message())));
        EventFacts.Origin origin = origin(line);
        if (event instanceof GovernanceDecision decision) {
            tenant.apply(load.startMs, EventFacts.decision(decision, origin));
        } else if (event instanceof DecisionReplay replay) {
            tenant.apply(load.startMs, EventFacts.replay(replay, line.admissionMs()));
            load.replayedRequests.add(replay.getRequestId());
        } else if (event instanceof AgentAction action) {
            tenant.apply(load.startMs, EventFacts.action(action, origin));
        } else if (event instanceof PolicyAttestation attestation) {
            tenant.policies().add(EventFacts.attestation(attestation, line.admissionMs()));
        } else {
            InOrder<Placed> order = event instanceof SignerKey ? keys : entries;
            if (!order.add(line.position().orElseThrow(), new Placed(where, load, line, event))) {
                throw new DifferenceException(where, "position", "one that no other event has", line.position());
            }
            if (event instanceof ChainEntry entry) {
                tenant.entryPresent(window, entry.getEntryId(), line.admissionMs());
            }
        }
    }

    private static EventFacts.Origin origin(EvidenceEvent line) {
        return new EventFacts.Origin(line.source(), line.admissionMs(), Digest.of(line.eventId()), 0);
    }

    private void checkAdmission(String where, MeasurementWindow window, EvidenceEvent line) throws DifferenceException {
        if (!line.countsIn(window, grid)) {
            throw new DifferenceException(
                    where,
                    "admitted_at_ms",
                    "a time at which the window takes an event of " + line.timestampMs(),
                    line.admissionMs());
        }
    }

    /** Everything of a window, and of the one after it, has been added: folds what depends on the order of the log. */
    void settle(WindowLoad load) {
        drain(keys, load, "signer.keys", placed -> tenant.keys()
                .add(EventFacts.key((SignerKey) placed.event(), placed.line().admissionMs())));
        drain(entries, load, "chain.entries", this::link);
    }

    private static void drain(InOrder<Placed> order, WindowLoad load, String topic, Consumer<Placed> fold) {
        order.drain().forEach(fold);
        while (order.holds(placed -> placed.load() == load)) {
            load.differences.add(
                    new Difference("the tenant's log of " + topic, "position", "an event at " + order.next(), "none"));
            order.skipGap();
            order.drain().forEach(fold);
        }
    }

    private void link(Placed placed) {
        ChainEntry entry = (ChainEntry) placed.event();
        byte[] hash = EntryHash.of(entry);
        String predecessor = entry.getPredecessorHash().toLowerCase(Locale.ROOT);
        MeasurementWindow window = grid.startingAt(placed.load().startMs);
        EvidenceEvent line = placed.line();
        if (line.isStaleIn(window, grid)) {
            tenant.backfill(entry.getChainId(), entry.getSequence(), predecessor, HashText.of(hash));
            tenant.apply(
                    window.startMs(),
                    new Fact.StaleEntry(line.admissionMs(), Digest.of(line.eventId()), 0, entry.getEntryId()));
            return;
        }
        ChainState chain = tenant.link(
                entry.getChainId(), entry.getSequence(), predecessor, HashText.of(hash), entry.getReattestation());
        placed.load().entries.add(EventFacts.entry(entry, origin(line), hash, chain.whole()));
    }

    /** The replays of a window for which it has no decision. */
    Optional<String> replayWithoutDecision(WindowLoad load) {
        return load.replayedRequests.stream()
                .filter(requestId -> !tenant.knowsRequest(grid.startingAt(load.startMs), requestId))
                .min(Comparator.naturalOrder());
    }
}
