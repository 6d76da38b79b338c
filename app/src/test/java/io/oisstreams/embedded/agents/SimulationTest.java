package io.oisstreams.embedded.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.crypto.BouncyCastleVerifier;
import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.embedded.agents.SimulationPlan.Signing;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.ChainEntry;
import io.oisstreams.event.v1.EntrySignature;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.event.v1.SignerKey;
import io.oisstreams.integrity.core.ChainState;
import io.oisstreams.integrity.core.EntryHash;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Duration HOURS = Duration.ofHours(8);

    @Test
    void theSamePlanGivesTheSameEventsWithTheSameSignatures() {
        SimulationPlan plan = SimulationPlan.demo(1, Simulated.START);

        List<TimedEvent> again = Simulated.events(plan, Duration.ofMinutes(3));

        assertThat(again).isEqualTo(Simulated.events(plan, Duration.ofMinutes(3)));
        assertThat(again).anyMatch(event -> event.value() instanceof ChainEntry);
    }

    @Test
    void anotherSeedGivesOtherEvents() {
        List<TimedEvent> events = Simulated.events(Simulated.demo(2), Duration.ofMinutes(10));

        assertThat(events).isNotEqualTo(Simulated.events(Simulated.demo(1), Duration.ofMinutes(10)));
    }

    @Test
    void eventsComeInOrderOfAdmissionFromAllTenantsOnAllTopics() {
        List<TimedEvent> events = Simulated.events(Simulated.demo(1), HOURS);

        assertThat(events).isSortedAccordingTo((a, b) -> Long.compare(a.admissionMs(), b.admissionMs()));
        assertThat(events.get(0).admissionMs()).isEqualTo(Simulated.START.toEpochMilli());
        assertThat(events.stream().map(TimedEvent::tenantId).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("acme-bank", "globex-health", "initech-insurance");
        assertThat(events.stream().map(TimedEvent::topic).map(EventTopic::name).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        Topics.GOVERNANCE_DECISIONS.name(),
                        Topics.GOVERNANCE_REPLAYS.name(),
                        Topics.AGENT_ACTIONS.name(),
                        Topics.CHAIN_ENTRIES.name(),
                        Topics.SIGNER_KEYS.name(),
                        Topics.POLICY_ATTESTATIONS.name(),
                        Topics.CYCLE_EVENTS.name(),
                        Topics.OPERATIONS_SIGNED.name(),
                        Topics.COST_EVENTS.name(),
                        Topics.COMPLIANCE_CHECKS.name(),
                        Topics.DETERMINISM_CHECKS.name(),
                        Topics.BASELINE_CHANGES.name(),
                        Topics.DEVIATION_UPDATES.name(),
                        Topics.GOVERNANCE_PROPOSALS.name(),
                        Topics.OPERATIONS_INCIDENTS.name(),
                        Topics.KPI_MEASUREMENTS.name(),
                        Topics.ARTIFACT_OBSERVATIONS.name());
    }

    @Test
    void allSignaturesOfFaultlessAgentsAreValidUnderTheirAnnouncedKeys() {
        List<TimedEvent> events =
                Simulated.events(Simulated.one(Temperament.FAULTLESS, Signing.REAL), Duration.ofMinutes(10));

        BouncyCastleVerifier verifier = new BouncyCastleVerifier();
        Map<String, byte[]> keys = new HashMap<>();
        Set<SignatureFamily> families = new HashSet<>();
        for (TimedEvent event : events) {
            if (event.value() instanceof SignerKey key) {
                keys.put(key.getKeyId(), bytes(key.getPublicKey()));
            } else if (event.value() instanceof ChainEntry entry) {
                for (EntrySignature signature : entry.getSignatures()) {
                    SignatureFamily family =
                            SignatureFamily.valueOf(signature.getFamily().name());
                    families.add(family);
                    assertThat(verifier.verify(
                                    family,
                                    KeyVariant.STANDARD,
                                    keys.getOrDefault(signature.getKeyId(), new byte[0]),
                                    EntryHash.of(entry),
                                    bytes(signature.getSignature())))
                            .as("%s on %s", family, entry.getEntryId())
                            .isTrue();
                }
            }
        }
        assertThat(families).containsExactlyInAnyOrder(SignatureFamily.values());
    }

    @Test
    void faultlessAgentsKeepTheirChainWhole() {
        List<TimedEvent> events = Simulated.events(Simulated.one(Temperament.FAULTLESS, Signing.PLACEHOLDER), HOURS);

        ChainState chain = ChainState.EMPTY;
        for (ChainEntry entry : entries(events)) {
            chain = after(chain, entry);
            assertThat(chain.whole()).as(entry.getEntryId()).isTrue();
        }
        assertThat(chain.lastSequence()).isGreaterThan(500);
    }

    @Test
    void aBrokenChainIsRepaired() {
        List<TimedEvent> events = Simulated.events(Simulated.one(Temperament.TROUBLED, Signing.PLACEHOLDER), HOURS);

        ChainState chain = ChainState.EMPTY;
        int breaks = 0;
        int repairs = 0;
        for (ChainEntry entry : entries(events)) {
            ChainState next = after(chain, entry);
            breaks += chain.whole() && !next.whole() ? 1 : 0;
            repairs += !chain.whole() && next.whole() && chain.lastSequence() >= 0 ? 1 : 0;
            chain = next;
        }
        assertThat(breaks).isGreaterThan(5);
        assertThat(repairs).isBetween(breaks - 1, breaks + 1);
    }

    @Test
    void decisionsAreRecordedInAnEntryOfTheirOwnHour() {
        List<TimedEvent> events = Simulated.events(Simulated.one(Temperament.FAULTLESS, Signing.PLACEHOLDER), HOURS);

        Map<String, Long> hours = entries(events).stream()
                .collect(Collectors.toMap(ChainEntry::getEntryId, entry -> hour(entry.getTimestampMs())));
        Instant lastHour = Simulated.START.plus(HOURS).minus(Duration.ofHours(1));
        List<GovernanceDecision> decisions = events.stream()
                .map(TimedEvent::value)
                .filter(GovernanceDecision.class::isInstance)
                .map(GovernanceDecision.class::cast)
                .filter(decision -> decision.getTimestampMs().isBefore(lastHour))
                .toList();
        assertThat(decisions).hasSizeGreaterThan(1000).allSatisfy(decision -> assertThat(hours)
                .containsEntry(decision.getChainEntryId(), hour(decision.getTimestampMs())));
    }

    private static long hour(Instant time) {
        return time.toEpochMilli() / Duration.ofHours(1).toMillis();
    }

    private static ChainState after(ChainState chain, ChainEntry entry) {
        return chain.with(
                entry.getSequence(), entry.getPredecessorHash(), Observed.hash(entry), entry.getReattestation());
    }

    private static List<ChainEntry> entries(List<TimedEvent> events) {
        return events.stream()
                .map(TimedEvent::value)
                .filter(ChainEntry.class::isInstance)
                .map(ChainEntry.class::cast)
                .toList();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
