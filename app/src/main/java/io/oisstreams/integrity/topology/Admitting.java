package io.oisstreams.integrity.topology;

import io.oisstreams.event.AvroEventReader;
import io.oisstreams.event.CanonicalEvent;
import io.oisstreams.event.EventHeader;
import io.oisstreams.event.Rejection;
import io.oisstreams.event.RejectionReason;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.AgentAction;
import io.oisstreams.event.v1.ChainEntry;
import io.oisstreams.event.v1.DecisionReplay;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.event.v1.PolicyAttestation;
import io.oisstreams.event.v1.SignerKey;
import io.oisstreams.integrity.core.Admission;
import io.oisstreams.integrity.core.ChainState;
import io.oisstreams.integrity.core.Digest;
import io.oisstreams.integrity.core.EntryHash;
import io.oisstreams.integrity.core.EventFacts;
import io.oisstreams.integrity.core.EventFacts.Origin;
import io.oisstreams.integrity.core.EventRules;
import io.oisstreams.integrity.core.EvidenceLeaf;
import io.oisstreams.integrity.core.Fact;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.core.PendingReplay;
import io.oisstreams.integrity.core.Source;
import io.oisstreams.integrity.core.TenantState;
import io.oisstreams.integrity.core.WindowGrid;
import io.oisstreams.integrity.state.IntegrityState;
import io.oisstreams.streams.EventOutcome;
import io.oisstreams.streams.Incoming;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** From an event that could be read to the facts it adds: admission, deduplication, and where each kind of event goes. */
final class Admitting {
    private static final int LONGEST_TEXT_BYTES = 16 << 20;

    private final WindowGrid grid;
    private final IntegrityState state;
    private final EntryVerification verification;
    private final EvidenceTrail evidence;
    private final AvroEventReader reader;

    Admitting(
            WindowGrid grid,
            IntegrityState state,
            EntryVerification verification,
            EvidenceTrail evidence,
            AvroEventReader reader) {
        this.grid = grid;
        this.state = state;
        this.verification = verification;
        this.evidence = evidence;
        this.reader = reader;
    }

    EventOutcome admit(Source source, SpecificRecord event, Incoming incoming) {
        EventHeader header = EventHeader.of(event);
        Optional<Rejection> broken = incoming.foreignTo(header.tenantId())
                .or(() -> EventRules.broken(event))
                .or(() -> tooLong(event, incoming));
        if (broken.isPresent()) {
            return new EventOutcome.Refused(broken.get());
        }
        TenantState tenant = state.tenant(header.tenantId());
        Admission admission =
                Admission.of(grid, source, header.timestampMs(), incoming.admissionMs(), state.streamTimeMs());
        if (admission instanceof Admission.Skewed skewed) {
            if (skewed.stale() && event instanceof ChainEntry entry) {
                addStaleEntry(tenant, entry, incoming);
            }
            return EventOutcome.refused(RejectionReason.CLOCK_SKEW, skewed.message());
        }
        if (admission instanceof Admission.Closed closed) {
            return EventOutcome.refused(RejectionReason.WINDOW_CLOSED, closed.message());
        }
        MeasurementWindow window = ((Admission.Accepted) admission).window();
        Origin origin = new Origin(source, incoming.admissionMs(), Digest.of(header.eventId()), incoming.contentCrc());
        OptionalLong before = tenant.contentCrcOf(source, window, origin.admissionMs(), origin.eventId());
        if (before.isPresent()) {
            return before.getAsLong() == origin.contentCrc()
                    ? new EventOutcome.Repeated()
                    : EventOutcome.refused(
                            RejectionReason.DUPLICATE_CONFLICT,
                            "event_id " + header.eventId() + " was used by another event");
        }
        due(tenant, window);
        add(tenant, window, event, origin, incoming);
        return new EventOutcome.Accepted();
    }

    /** Evidence must fit into its topic. Control characters take six times as many bytes there as in the event. */
    private static Optional<Rejection> tooLong(SpecificRecord event, Incoming incoming) {
        byte[] value = incoming.value();
        if (value == null || value.length < LONGEST_TEXT_BYTES / 8) {
            return Optional.empty();
        }
        int length = CanonicalEvent.of(incoming.topic(), incoming.admissionMs(), OptionalLong.empty(), event).length;
        return length <= LONGEST_TEXT_BYTES
                ? Optional.empty()
                : Optional.of(new Rejection(
                        RejectionReason.TOO_LARGE,
                        "the canonical text has " + length + " bytes, more than " + LONGEST_TEXT_BYTES));
    }

    private void due(TenantState tenant, MeasurementWindow window) {
        Optional<Long> before = tenant.nextWindowMs();
        tenant.heard(window);
        if (!before.equals(tenant.nextWindowMs())) {
            state.changed(tenant);
        }
    }

    private void add(
            TenantState tenant, MeasurementWindow window, SpecificRecord event, Origin origin, Incoming incoming) {
        if (event instanceof GovernanceDecision decision) {
            state.apply(tenant, window, EventFacts.decision(decision, origin));
            evidence.used(tenant, window, leaf(tenant, event, origin));
            state.useReplaysOf(tenant, decision.getRequestId(), window)
                    .forEach(replay -> evidence.used(tenant, window, leaf(replay)));
        } else if (event instanceof DecisionReplay replay) {
            state.apply(tenant, window, origin.seen());
            addReplay(tenant, replay, origin, incoming);
        } else if (event instanceof AgentAction action) {
            state.apply(tenant, window, EventFacts.action(action, origin));
            evidence.used(tenant, window, leaf(tenant, event, origin));
        } else if (event instanceof ChainEntry entry) {
            addEntry(tenant, window, entry, origin);
        } else if (event instanceof SignerKey key) {
            state.apply(tenant, window, origin.seen());
            tenant.keys().add(EventFacts.key(key, origin.admissionMs()));
            evidence.used(tenant, window, leaf(tenant, event, origin));
            state.changed(tenant);
        } else if (event instanceof PolicyAttestation attestation) {
            state.apply(tenant, window, origin.seen());
            tenant.policies().add(EventFacts.attestation(attestation, origin.admissionMs()));
            evidence.used(tenant, window, leaf(tenant, event, origin));
            state.changed(tenant);
        } else {
            throw new IllegalStateException("no fact for " + event.getSchema().getFullName());
        }
    }

    private static EvidenceLeaf leaf(TenantState tenant, SpecificRecord event, Origin origin) {
        return EvidenceLeaf.of(origin.source(), event, origin.admissionMs(), tenant.nextPosition(origin.source()));
    }

    /** The leaf of a replay that was read before its decision. */
    private EvidenceLeaf leaf(PendingReplay replay) {
        if (reader.read(Topics.GOVERNANCE_REPLAYS, replay.value()) instanceof AvroEventReader.Decoded.Event event) {
            return EvidenceLeaf.of(Source.REPLAYS, event.value(), replay.admissionMs(), OptionalLong.empty());
        }
        throw new IllegalStateException("a replay that was read once can't be read again");
    }

    /** A replay may belong to a decision of any window that still accepts it, and to one of each. */
    private void addReplay(TenantState tenant, DecisionReplay event, Origin origin, Incoming incoming) {
        Fact.Replay replay = EventFacts.replay(event, origin.admissionMs());
        Set<Long> usedIn = new HashSet<>();
        List<MeasurementWindow> candidates = tenant.windowsForReplay(replay.admissionMs(), state.streamTimeMs());
        for (MeasurementWindow candidate : candidates) {
            state.apply(tenant, candidate, replay);
            if (tenant.knowsRequest(candidate, replay.requestId())) {
                evidence.used(tenant, candidate, leaf(tenant, event, origin));
                usedIn.add(candidate.startMs());
            }
        }
        byte[] value = incoming.value();
        if (value != null && usedIn.size() < candidates.size()) {
            state.replayWaits(
                    tenant,
                    new PendingReplay(
                            replay.requestId(),
                            replay.admissionMs(),
                            incoming.partition(),
                            incoming.offset(),
                            value,
                            usedIn));
        }
    }

    /** The link is judged now, in the order of the log; the signatures are verified beside the stream. */
    private void addEntry(TenantState tenant, MeasurementWindow window, ChainEntry entry, Origin origin) {
        byte[] hash = EntryHash.of(entry);
        ChainState chain = tenant.link(
                entry.getChainId(), entry.getSequence(), predecessorOf(entry), hex(hash), entry.getReattestation());
        state.chainChanged(tenant, entry.getChainId());
        tenant.remember(window, origin.seen());
        tenant.entryPresent(window, entry.getEntryId(), origin.admissionMs());
        OptionalLong position = tenant.nextPosition(Source.ENTRIES);
        state.changed(tenant);
        verification.submit(
                EventFacts.entry(entry, origin, hash, chain.whole()),
                tenant.keys(),
                () -> EvidenceLeaf.of(Source.ENTRIES, entry, origin.admissionMs(), position),
                verified -> {
                    state.apply(tenant, window, verified.entry());
                    evidence.used(tenant, window, verified.leaf());
                });
    }

    /**
     * An entry of an earlier window counts in none, but it is there for decisions, and can close a gap of its chain: the score of the window
     * in which it was admitted uses it.
     */
    private void addStaleEntry(TenantState tenant, ChainEntry entry, Incoming incoming) {
        long admissionMs = incoming.admissionMs();
        MeasurementWindow admittedIn = grid.windowOf(admissionMs);
        Digest eventId = Digest.of(entry.getEventId());
        if (state.streamTimeMs() > admittedIn.closesAtMs()
                || tenant.contentCrcOf(Source.ENTRIES, admittedIn, admissionMs, eventId)
                        .isPresent()) {
            return;
        }
        verification.join(); // evidence is told of in the order of the log
        due(tenant, admittedIn);
        tenant.backfill(entry.getChainId(), entry.getSequence(), predecessorOf(entry), hex(EntryHash.of(entry)));
        state.chainChanged(tenant, entry.getChainId());
        state.apply(
                tenant,
                admittedIn,
                new Fact.StaleEntry(admissionMs, eventId, incoming.contentCrc(), entry.getEntryId()));
        OptionalLong position = tenant.nextPosition(Source.ENTRIES);
        state.changed(tenant);
        evidence.used(tenant, admittedIn, EvidenceLeaf.of(Source.ENTRIES, entry, admissionMs, position));
    }

    private static String predecessorOf(ChainEntry entry) {
        return entry.getPredecessorHash().toLowerCase(Locale.ROOT);
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
