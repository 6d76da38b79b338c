package io.oisstreams.embedded.agents;

import static io.oisstreams.embedded.agents.Misbehaviour.*;

import io.oisstreams.event.v1.AgentAction;
import io.oisstreams.event.v1.ChainEntry;
import io.oisstreams.event.v1.DecisionReplay;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.event.v1.PolicyAttestation;
import io.oisstreams.integrity.core.EntryHash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which misbehaviours can be seen in the events of one tenant, told by the events alone. */
final class Observed {
    private final List<TimedEvent> events;
    private final Set<Misbehaviour> seen = EnumSet.noneOf(Misbehaviour.class);

    private Observed(List<TimedEvent> events) {
        this.events = events;
    }

    static Set<Misbehaviour> in(List<TimedEvent> events) {
        Observed observed = new Observed(events);
        observed.lookAtDecisions();
        observed.lookAtActions();
        observed.lookAtEntries();
        observed.lookAtPolicies();
        observed.seen.addAll(ObservedProduction.in(events));
        observed.seen.addAll(ObservedKpis.in(events));
        return observed.seen;
    }

    private void sawIf(boolean happened, Misbehaviour misbehaviour) {
        if (happened) {
            seen.add(misbehaviour);
        }
    }

    private <T> List<T> all(Class<T> type) {
        return events.stream()
                .map(TimedEvent::value)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private void lookAtDecisions() {
        Map<String, Optional<String>> replays = all(DecisionReplay.class).stream()
                .collect(Collectors.toMap(
                        DecisionReplay::getRequestId, replay -> Optional.ofNullable(replay.getReplayedReceiptHash())));
        Instant last = Instant.ofEpochMilli(events.get(events.size() - 1).admissionMs());
        Map<String, GovernanceDecision> first = new TreeMap<>();
        for (TimedEvent event : events) {
            if (event.value() instanceof GovernanceDecision decision) {
                GovernanceDecision before = first.putIfAbsent(decision.getEventId(), decision);
                sawIf(decision.equals(before), EXACT_DUPLICATE);
                sawIf(before != null && !decision.equals(before), CONFLICTING_DUPLICATE);
                Instant admitted = Instant.ofEpochMilli(event.admissionMs());
                Duration skew = Duration.between(decision.getTimestampMs(), admitted);
                sawIf(skew.abs().compareTo(Duration.ofHours(1)) > 0, CLOCK_SKEW);
                Optional<String> replay = replays.get(decision.getRequestId());
                sawIf(replay == null && admitted.isBefore(last.minusSeconds(60)), REPLAY_MISSING);
                sawIf(replay != null && !replay.equals(Optional.ofNullable(decision.getReceiptHash())), REPLAY_DIFFERS);
            }
        }
    }

    private void lookAtActions() {
        for (AgentAction action : all(AgentAction.class)) {
            sawIf(!action.getWithinScope() && !action.getEscalated(), SCOPE_VIOLATION);
            sawIf(!action.getWithinScope() && action.getEscalated(), ESCALATED_ACTION);
        }
    }

    private void lookAtEntries() {
        Map<Long, ChainEntry> entries =
                all(ChainEntry.class).stream().collect(Collectors.toMap(ChainEntry::getSequence, Function.identity()));
        long newest = entries.keySet().stream().mapToLong(Long::longValue).max().orElse(-1);
        for (long sequence = 0; sequence < newest; sequence++) {
            // The newest few may still be on their way.
            sawIf(sequence < newest - 20 && !entries.containsKey(sequence), MISSING_ENTRY);
        }
        for (TimedEvent event : events) {
            if (event.value() instanceof ChainEntry entry) {
                ChainEntry predecessor = entries.get(entry.getSequence() - 1);
                sawIf(predecessor != null && !hash(predecessor).equals(entry.getPredecessorHash()), BROKEN_LINK);
                Duration delay = Duration.between(entry.getTimestampMs(), Instant.ofEpochMilli(event.admissionMs()));
                sawIf(delay.compareTo(Duration.ofMinutes(1)) > 0, LATE_ENTRY);
                sawIf(entry.getSignatures().size() == 1, SINGLE_FAMILY);
                sawIf(
                        entry.getSignatureExpiresAtMs()
                                .isBefore(entry.getTimestampMs().plusSeconds(60)),
                        EXPIRED_SIGNATURE);
                sawIf(!entry.getVerificationDependencies().isEmpty(), VENDOR_KEY);
            }
        }
    }

    private void lookAtPolicies() {
        List<PolicyAttestation> attestations = new ArrayList<>(all(PolicyAttestation.class));
        for (int i = 1; i < attestations.size(); i++) {
            sawIf(
                    attestations
                            .get(i)
                            .getValidFromMs()
                            .isAfter(attestations.get(i - 1).getValidToMs()),
                    POLICY_GAP);
        }
    }

    static String hash(ChainEntry entry) {
        return HexFormat.of().formatHex(EntryHash.of(entry));
    }
}
