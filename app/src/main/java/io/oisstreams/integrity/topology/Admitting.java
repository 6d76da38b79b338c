package io.oisstreams.integrity.topology;

import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.event.EventHeader;
import io.oisstreams.event.Rejection;
import io.oisstreams.event.RejectionReason;
import io.oisstreams.event.v1.AgentAction;
import io.oisstreams.event.v1.ChainEntry;
import io.oisstreams.event.v1.DecisionReplay;
import io.oisstreams.event.v1.EntrySignature;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.event.v1.PolicyAttestation;
import io.oisstreams.event.v1.SignerKey;
import io.oisstreams.integrity.core.Admission;
import io.oisstreams.integrity.core.ChainState;
import io.oisstreams.integrity.core.Digest;
import io.oisstreams.integrity.core.EntryHash;
import io.oisstreams.integrity.core.Fact;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.core.PendingReplay;
import io.oisstreams.integrity.core.Source;
import io.oisstreams.integrity.core.TenantState;
import io.oisstreams.integrity.core.WindowGrid;
import io.oisstreams.integrity.state.IntegrityState;
import io.oisstreams.integrity.topology.EventFacts.Origin;
import io.oisstreams.streams.Incoming;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;

/** From an event that could be read to the facts it adds: admission, deduplication, and where each kind of event goes. */
final class Admitting {
    /** As of other ids, which the reader checks. */
    private static final int LONGEST_KEY_ID = 1024;

    private final WindowGrid grid;
    private final IntegrityState state;
    private final EntryVerification verification;

    Admitting(WindowGrid grid, IntegrityState state, EntryVerification verification) {
        this.grid = grid;
        this.state = state;
        this.verification = verification;
    }

    /** What became of an event. */
    sealed interface Outcome {
        /** It counts. */
        record Accepted() implements Outcome {}

        /** The very same event was accepted before. */
        record Repeated() implements Outcome {}

        /** It does not count. */
        record Refused(Rejection rejection) implements Outcome {}
    }

    private static Outcome refused(RejectionReason reason, String message) {
        return new Outcome.Refused(new Rejection(reason, message));
    }

    Outcome admit(Source source, SpecificRecord event, Incoming incoming) {
        EventHeader header = EventHeader.of(event);
        Optional<Rejection> broken = incoming.foreignTo(header.tenantId()).or(() -> brokenRule(event));
        if (broken.isPresent()) {
            return new Outcome.Refused(broken.get());
        }
        TenantState tenant = state.tenant(header.tenantId());
        Admission admission =
                Admission.of(grid, source, header.timestampMs(), incoming.admissionMs(), state.streamTimeMs());
        if (admission instanceof Admission.Skewed skewed) {
            if (skewed.stale() && event instanceof ChainEntry entry) {
                addStaleEntry(tenant, entry, incoming.admissionMs());
            }
            return refused(RejectionReason.CLOCK_SKEW, skewed.message());
        }
        if (admission instanceof Admission.Closed closed) {
            return refused(RejectionReason.WINDOW_CLOSED, closed.message());
        }
        MeasurementWindow window = ((Admission.Accepted) admission).window();
        Origin origin = new Origin(source, incoming.admissionMs(), Digest.of(header.eventId()), incoming.contentCrc());
        OptionalLong before = tenant.contentCrcOf(source, window, origin.admissionMs(), origin.eventId());
        if (before.isPresent()) {
            return before.getAsLong() == origin.contentCrc()
                    ? new Outcome.Repeated()
                    : refused(
                            RejectionReason.DUPLICATE_CONFLICT,
                            "event_id " + header.eventId() + " was used by another event");
        }
        due(tenant, window);
        add(tenant, window, event, origin, incoming);
        return new Outcome.Accepted();
    }

    /** Rules about single fields that Avro's types can't express. */
    private static Optional<Rejection> brokenRule(SpecificRecord event) {
        if (event instanceof SignerKey key) {
            SignatureFamily family = EventFacts.family(key.getFamily());
            if (!family.acceptsPublicKey(EventFacts.bytes(key.getPublicKey()))) {
                return Optional.of(new Rejection(
                        RejectionReason.INVALID_KEY,
                        "public_key of " + key.getPublicKey().remaining() + " bytes is no key of " + family));
            }
        }
        if (event instanceof ChainEntry entry) {
            for (EntrySignature signature : entry.getSignatures()) {
                if (signature.getKeyId().length() > LONGEST_KEY_ID) {
                    return Optional.of(new Rejection(
                            RejectionReason.INVALID_FIELD,
                            "signatures: a key_id of " + signature.getKeyId().length() + " characters"));
                }
                int length = signature.getSignature().remaining();
                if (!EventFacts.family(signature.getFamily()).acceptsSignatureLength(length)) {
                    return Optional.of(new Rejection(
                            RejectionReason.INVALID_SIGNATURE_LENGTH,
                            "signatures: " + length + " bytes are no signature of " + signature.getFamily()));
                }
            }
            if (entry.getSequence() < 0 || entry.getSequence() > 1L << 53) {
                return Optional.of(new Rejection(
                        RejectionReason.INVALID_FIELD, "sequence lies outside [0, 2^53]: " + entry.getSequence()));
            }
        }
        return Optional.empty();
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
            state.replaysTaken(tenant, tenant.takeReplaysOf(decision.getRequestId(), window));
        } else if (event instanceof DecisionReplay replay) {
            state.apply(tenant, window, origin.seen());
            addReplay(tenant, EventFacts.replay(replay, origin.admissionMs()), incoming);
        } else if (event instanceof AgentAction action) {
            state.apply(tenant, window, EventFacts.action(action, origin));
        } else if (event instanceof ChainEntry entry) {
            addEntry(tenant, window, entry, origin);
        } else if (event instanceof SignerKey key) {
            state.apply(tenant, window, origin.seen());
            tenant.keys().add(EventFacts.key(key, origin.admissionMs()));
            state.changed(tenant);
        } else if (event instanceof PolicyAttestation attestation) {
            state.apply(tenant, window, origin.seen());
            tenant.policies().add(EventFacts.attestation(attestation, origin.admissionMs()));
            state.changed(tenant);
        } else {
            throw new IllegalStateException("no fact for " + event.getSchema().getFullName());
        }
    }

    /** A replay may belong to a decision of any window that still accepts it. */
    private void addReplay(TenantState tenant, Fact.Replay replay, Incoming incoming) {
        List<MeasurementWindow> candidates = tenant.windowsForReplay(replay.admissionMs(), state.streamTimeMs());
        candidates.forEach(candidate -> state.apply(tenant, candidate, replay));
        byte[] value = incoming.value();
        if (value != null && !tenant.knowsRequest(candidates, replay.requestId())) {
            state.replayWaits(
                    tenant,
                    new PendingReplay(
                            replay.requestId(), replay.admissionMs(), incoming.partition(), incoming.offset(), value));
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
        verification.submit(
                EventFacts.entry(entry, origin, hash, chain.whole()),
                tenant.keys(),
                verified -> state.apply(tenant, window, verified));
    }

    /** An entry of an earlier window counts in none, but it is there for decisions, and can close a gap of its chain. */
    private void addStaleEntry(TenantState tenant, ChainEntry entry, long admissionMs) {
        MeasurementWindow admittedIn = grid.windowOf(admissionMs);
        if (state.streamTimeMs() <= admittedIn.closesAtMs()) {
            tenant.backfill(entry.getChainId(), entry.getSequence(), predecessorOf(entry), hex(EntryHash.of(entry)));
            state.chainChanged(tenant, entry.getChainId());
            state.apply(tenant, admittedIn, new Fact.StaleEntry(admissionMs, entry.getEntryId()));
        }
    }

    private static String predecessorOf(ChainEntry entry) {
        return entry.getPredecessorHash().toLowerCase(Locale.ROOT);
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
