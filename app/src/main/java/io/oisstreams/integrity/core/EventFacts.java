package io.oisstreams.integrity.core;

import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.event.FieldBytes;
import io.oisstreams.event.v1.AgentAction;
import io.oisstreams.event.v1.ChainEntry;
import io.oisstreams.event.v1.DecisionReplay;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.event.v1.KeySource;
import io.oisstreams.event.v1.PolicyAttestation;
import io.oisstreams.event.v1.SignerKey;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** From Avro events to the facts of the core: plain translation, nothing is decided here. */
public final class EventFacts {
    private EventFacts() {}

    /** What every fact of an accepted event begins with. */
    public record Origin(Source source, long admissionMs, Digest eventId, int contentCrc) {
        /** Only that it was seen. */
        public Fact.Seen seen() {
            return new Fact.Seen(admissionMs, source, eventId, contentCrc);
        }
    }

    /** A decision. */
    public static Fact.Decision decision(GovernanceDecision event, Origin origin) {
        return new Fact.Decision(
                origin.admissionMs(),
                origin.eventId(),
                origin.contentCrc(),
                event.getTimestampMs().toEpochMilli(),
                event.getRequestId(),
                Optional.ofNullable(event.getReceiptHash()),
                Optional.ofNullable(event.getChainEntryId()));
    }

    /** A replay. */
    public static Fact.Replay replay(DecisionReplay event, long admissionMs) {
        return new Fact.Replay(admissionMs, event.getRequestId(), Optional.ofNullable(event.getReplayedReceiptHash()));
    }

    /** An action. */
    public static Fact.Action action(AgentAction event, Origin origin) {
        boolean violation = !event.getWithinScope() && !event.getEscalated();
        return new Fact.Action(
                origin.admissionMs(),
                origin.eventId(),
                origin.contentCrc(),
                event.getTimestampMs().toEpochMilli(),
                violation,
                violation ? event.getActionId() : "",
                violation ? event.getAgentId() : "");
    }

    /** An entry whose signatures were not verified yet. */
    public static Fact.Entry entry(ChainEntry event, Origin origin, byte[] entryHash, boolean linkHolds) {
        return new Fact.Entry(
                origin.admissionMs(),
                origin.eventId(),
                origin.contentCrc(),
                event.getTimestampMs().toEpochMilli(),
                event.getEntryId(),
                linkHolds,
                Optional.ofNullable(event.getSignatureExpiresAtMs()).map(Instant::toEpochMilli),
                Optional.ofNullable(event.getPolicyId()),
                Optional.ofNullable(event.getPolicyVersion()),
                dependencies(event),
                entryHash,
                signatures(event));
    }

    private static Set<VendorDependency> dependencies(ChainEntry event) {
        Set<VendorDependency> dependencies = EnumSet.noneOf(VendorDependency.class);
        event.getVerificationDependencies()
                .forEach(dependency -> dependencies.add(
                        VendorDependency.valueOf(dependency.name().toUpperCase(Locale.ROOT))));
        return dependencies;
    }

    private static List<EntrySignature> signatures(ChainEntry event) {
        return event.getSignatures().stream()
                .map(signature -> new EntrySignature(
                        signature.getKeyId(),
                        family(signature.getFamily()),
                        Optional.empty(),
                        false,
                        FieldBytes.of(signature.getSignature())))
                .toList();
    }

    /** What the event says of a key. */
    public static KeyVersion key(SignerKey event, long admissionMs) {
        return KeyVersion.of(
                admissionMs,
                event.getKeyId(),
                family(event.getFamily()),
                KeyVariant.valueOf(event.getVariant().name().toUpperCase(Locale.ROOT)),
                FieldBytes.of(event.getPublicKey()),
                KeyVersion.Status.valueOf(event.getStatus().name().toUpperCase(Locale.ROOT)),
                event.getValidFromMs().toEpochMilli(),
                Optional.ofNullable(event.getValidToMs()).map(Instant::toEpochMilli),
                event.getSource() == KeySource.public_registry);
    }

    /** An attestation or a revocation. */
    public static Attestation attestation(PolicyAttestation event, long admissionMs) {
        return new Attestation(
                admissionMs,
                event.getTimestampMs().toEpochMilli(),
                event.getPolicyId(),
                event.getPolicyVersion(),
                event.getValidFromMs().toEpochMilli(),
                Optional.ofNullable(event.getValidToMs()).map(Instant::toEpochMilli),
                event.getRevoked());
    }

    /** The family of an event. */
    public static SignatureFamily family(io.oisstreams.event.v1.SignatureFamily family) {
        return SignatureFamily.valueOf(family.name());
    }
}
