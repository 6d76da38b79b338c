package io.oisstreams.bench;

import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.crypto.SigningKey;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.AgentAction;
import io.oisstreams.event.v1.ChainEntry;
import io.oisstreams.event.v1.Decision;
import io.oisstreams.event.v1.DecisionReplay;
import io.oisstreams.event.v1.EntrySignature;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.event.v1.KeySource;
import io.oisstreams.event.v1.KeyStatus;
import io.oisstreams.event.v1.ReasonFamily;
import io.oisstreams.event.v1.RiskTier;
import io.oisstreams.event.v1.SignatureVariant;
import io.oisstreams.event.v1.SignerKey;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * The events of a measurement: some are chain entries, and of the others four in ten decisions, four their replays, two actions; two in
 * a hundred come twice. Times are spread evenly over an hour. The same numbers give the same events.
 *
 * @param events how many, without keys
 * @param tenants how many tenants they belong to
 * @param signed whether entries carry the signatures of all three families; all entries of a tenant share one set of them, which
 *     verification cannot know (the signatures are not valid, which costs the same)
 * @param entriesOfHundred how many of a hundred events are chain entries
 */
record Workload(int events, int tenants, boolean signed, int entriesOfHundred) {
    static final long START_MS = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();
    static final long SPAN_MS = 3_600_000;

    /** An event and when it is admitted. */
    record Timed(EventTopic topic, long admissionMs, SpecificRecord value) {}

    /** Hands over the events in the order of their times; the long is the admission time in ms. */
    void generate(BiConsumer<Timed, String> receiver) {
        Random random = new Random(events);
        List<List<EntrySignature>> signatures = new ArrayList<>();
        List<Deque<Integer>> unreplayed = new ArrayList<>();
        for (int tenant = 0; tenant < tenants; tenant++) {
            signatures.add(signed ? keysOf(tenant, receiver) : List.of());
            unreplayed.add(new ArrayDeque<>());
        }
        for (int i = 0; i < events; i++) {
            long timeMs = START_MS + SPAN_MS * i / events;
            int tenant = random.nextInt(tenants);
            Timed event = event(random.nextInt(100), i, tenant, timeMs, signatures.get(tenant), unreplayed.get(tenant));
            receiver.accept(event, "tenant-" + tenant);
            if (random.nextInt(100) < 2) {
                receiver.accept(event, "tenant-" + tenant);
            }
        }
    }

    private Timed event(
            int kind, int i, int tenant, long timeMs, List<EntrySignature> signatures, Deque<Integer> unreplayed) {
        String tenantId = "tenant-" + tenant;
        Instant at = Instant.ofEpochMilli(timeMs);
        if (kind < entriesOfHundred) {
            return new Timed(Topics.CHAIN_ENTRIES, timeMs, entry(i, tenantId, at, signatures));
        } else if (kind < 41 && !unreplayed.isEmpty()) {
            return new Timed(Topics.GOVERNANCE_REPLAYS, timeMs, replay(i, unreplayed.remove(), tenantId, at));
        } else if (kind < 81) {
            unreplayed.add(i);
            return new Timed(Topics.GOVERNANCE_DECISIONS, timeMs, decision(i, tenantId, at));
        }
        return new Timed(Topics.AGENT_ACTIONS, timeMs, action(i, tenantId, at));
    }

    private static List<EntrySignature> keysOf(int tenant, BiConsumer<Timed, String> receiver) {
        SecureRandom random = new SecureRandom();
        List<EntrySignature> signatures = new ArrayList<>();
        for (SignatureFamily family :
                List.of(SignatureFamily.ML_DSA_65, SignatureFamily.FALCON_512, SignatureFamily.SLH_DSA_SHA2_128F)) {
            SigningKey key = SigningKey.generate(family, random);
            var avroFamily = io.oisstreams.event.v1.SignatureFamily.valueOf(family.name());
            SignerKey event = SignerKey.newBuilder()
                    .setEventId("key-" + family)
                    .setTenantId("tenant-" + tenant)
                    .setTimestampMs(Instant.ofEpochMilli(START_MS))
                    .setKeyId(family.name())
                    .setFamily(avroFamily)
                    .setPublicKey(ByteBuffer.wrap(key.publicKey()))
                    .setVariant(SignatureVariant.standard)
                    .setStatus(KeyStatus.active)
                    .setValidFromMs(Instant.EPOCH)
                    .setSource(KeySource.public_registry)
                    .build();
            receiver.accept(new Timed(Topics.SIGNER_KEYS, START_MS, event), "tenant-" + tenant);
            signatures.add(new EntrySignature(avroFamily, family.name(), ByteBuffer.wrap(key.sign(new byte[32]))));
        }
        return signatures;
    }

    private static ChainEntry entry(int i, String tenantId, Instant at, List<EntrySignature> signatures) {
        return ChainEntry.newBuilder()
                .setEventId("entry-" + i)
                .setTenantId(tenantId)
                .setTimestampMs(at)
                .setChainId("main")
                .setSequence(i)
                .setEntryId("entry-" + i)
                .setPredecessorHash("0".repeat(64))
                .setPayloadHash("sha3-256:" + "ab".repeat(32))
                .setSignatures(signatures)
                .build();
    }

    static GovernanceDecision decision(int i, String tenantId, Instant at) {
        return GovernanceDecision.newBuilder()
                .setEventId("decision-" + i)
                .setTenantId(tenantId)
                .setTimestampMs(at)
                .setRequestId("request-" + i)
                .setDecision(Decision.allow)
                .setReasonCode("policy_ok")
                .setReasonFamily(ReasonFamily.policy)
                .setRiskTier(RiskTier.low)
                .setReceiptHash(receipt(i))
                .build();
    }

    static DecisionReplay replay(int i, int decision, String tenantId, Instant at) {
        return DecisionReplay.newBuilder()
                .setEventId("replay-" + i)
                .setTenantId(tenantId)
                .setTimestampMs(at)
                .setRequestId("request-" + decision)
                .setReplayedReceiptHash(receipt(decision))
                .build();
    }

    private static String receipt(int i) {
        return "sha3-256:" + String.format("%064x", i);
    }

    static AgentAction action(int i, String tenantId, Instant at) {
        return AgentAction.newBuilder()
                .setEventId("action-" + i)
                .setTenantId(tenantId)
                .setTimestampMs(at)
                .setAgentId("agent-1")
                .setActionId("action-" + i)
                .setActionType("read")
                .setWithinScope(i % 50 != 0)
                .build();
    }
}
