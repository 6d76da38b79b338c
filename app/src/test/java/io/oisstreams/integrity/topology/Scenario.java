package io.oisstreams.integrity.topology;

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
import io.oisstreams.event.v1.PolicyAttestation;
import io.oisstreams.event.v1.ReasonFamily;
import io.oisstreams.event.v1.RiskTier;
import io.oisstreams.event.v1.SignatureVariant;
import io.oisstreams.event.v1.SignerKey;
import io.oisstreams.integrity.core.EntryHash;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Well-formed events of one tenant, one after the other. Every event is admitted at its event time unless {@link #admittedAt} says
 * otherwise.
 */
public final class Scenario {
    /** An event on its way into a topic. */
    public record Admitted(EventTopic topic, long admissionMs, SpecificRecord value) {}

    private final String tenant;
    private final SigningKey[] keys;
    private final List<Admitted> events = new ArrayList<>();
    private int ids;
    private long sequence;
    private String head = "0".repeat(64);

    public Scenario(String tenant) {
        this(
                tenant,
                new SecureRandom(tenant.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                SignatureFamily.ML_DSA_65,
                SignatureFamily.FALCON_512,
                SignatureFamily.SLH_DSA_SHA2_128F);
    }

    /** A tenant whose entries have signatures of these families. */
    public Scenario(String tenant, SecureRandom random, SignatureFamily... families) {
        this.tenant = tenant;
        this.keys = Arrays.stream(families)
                .map(family -> SigningKey.generate(family, random))
                .toArray(SigningKey[]::new);
    }

    public List<Admitted> events() {
        return events;
    }

    public Admitted last() {
        return events.get(events.size() - 1);
    }

    /** Everything that a healthy tenant has: keys, a policy that covers the time, an entry, a decision with its replay. */
    public Scenario healthy(long fromMs, long toMs) {
        return keys(fromMs)
                .policy(fromMs, toMs)
                .entry(fromMs + 1_000)
                .decision(fromMs + 2_000, "r-" + fromMs, Optional.of("e-" + (sequence - 1)))
                .replay(fromMs + 3_000, "r-" + fromMs, Optional.of(receipt("r-" + fromMs)));
    }

    public Scenario keys(long atMs) {
        for (SigningKey key : keys) {
            add(
                    Topics.SIGNER_KEYS,
                    atMs,
                    SignerKey.newBuilder()
                            .setEventId(nextId())
                            .setTenantId(tenant)
                            .setTimestampMs(Instant.ofEpochMilli(atMs))
                            .setKeyId(key.family().name())
                            .setFamily(io.oisstreams.event.v1.SignatureFamily.valueOf(
                                    key.family().name()))
                            .setPublicKey(ByteBuffer.wrap(key.publicKey()))
                            .setVariant(SignatureVariant.standard)
                            .setStatus(KeyStatus.active)
                            .setValidFromMs(Instant.EPOCH)
                            .setSource(KeySource.public_registry)
                            .build());
        }
        return this;
    }

    public Scenario policy(long fromMs, long toMs) {
        return add(
                Topics.POLICY_ATTESTATIONS,
                fromMs,
                PolicyAttestation.newBuilder()
                        .setEventId(nextId())
                        .setTenantId(tenant)
                        .setTimestampMs(Instant.ofEpochMilli(fromMs))
                        .setPolicyId("p")
                        .setPolicyVersion("1")
                        .setValidFromMs(Instant.ofEpochMilli(fromMs))
                        .setValidToMs(Instant.ofEpochMilli(toMs))
                        .build());
    }

    /** The next entry of the chain, signed by all families; its id is {@code e-<sequence>}. */
    public Scenario entry(long atMs) {
        ChainEntry unsigned = ChainEntry.newBuilder()
                .setEventId(nextId())
                .setTenantId(tenant)
                .setTimestampMs(Instant.ofEpochMilli(atMs))
                .setChainId("c")
                .setSequence(sequence)
                .setEntryId("e-" + sequence)
                .setPredecessorHash(head)
                .setPayloadHash("sha3-256:" + "ab".repeat(32))
                .setSignatures(List.of())
                .build();
        byte[] hash = EntryHash.of(unsigned);
        List<EntrySignature> signatures = new ArrayList<>();
        for (SigningKey key : keys) {
            signatures.add(new EntrySignature(
                    io.oisstreams.event.v1.SignatureFamily.valueOf(key.family().name()),
                    key.family().name(),
                    ByteBuffer.wrap(key.sign(hash))));
        }
        sequence++;
        head = HexFormat.of().formatHex(hash);
        return add(
                Topics.CHAIN_ENTRIES,
                atMs,
                ChainEntry.newBuilder(unsigned).setSignatures(signatures).build());
    }

    public Scenario decision(long atMs, String requestId, Optional<String> chainEntryId) {
        return add(
                Topics.GOVERNANCE_DECISIONS,
                atMs,
                GovernanceDecision.newBuilder()
                        .setEventId(nextId())
                        .setTenantId(tenant)
                        .setTimestampMs(Instant.ofEpochMilli(atMs))
                        .setRequestId(requestId)
                        .setDecision(Decision.allow)
                        .setReasonCode("policy_ok")
                        .setReasonFamily(ReasonFamily.policy)
                        .setRiskTier(RiskTier.low)
                        .setReceiptHash(receipt(requestId))
                        .setChainEntryId(chainEntryId.orElse(null))
                        .build());
    }

    public static String receipt(String requestId) {
        return "sha3-256:"
                + io.oisstreams.crypto.Sha3.hex256(requestId.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public Scenario replay(long atMs, String requestId, Optional<String> receipt) {
        return add(
                Topics.GOVERNANCE_REPLAYS,
                atMs,
                DecisionReplay.newBuilder()
                        .setEventId(nextId())
                        .setTenantId(tenant)
                        .setTimestampMs(Instant.ofEpochMilli(atMs))
                        .setRequestId(requestId)
                        .setReplayedReceiptHash(receipt.orElse(null))
                        .build());
    }

    public Scenario action(long atMs, boolean withinScope) {
        String id = nextId();
        return add(
                Topics.AGENT_ACTIONS,
                atMs,
                AgentAction.newBuilder()
                        .setEventId(id)
                        .setTenantId(tenant)
                        .setTimestampMs(Instant.ofEpochMilli(atMs))
                        .setAgentId("agent-1")
                        .setActionId("action-" + id)
                        .setActionType("read")
                        .setWithinScope(withinScope)
                        .build());
    }

    /** The last event is admitted at another time than its event time. */
    public Scenario admittedAt(long admissionMs) {
        Admitted last = events.remove(events.size() - 1);
        events.add(new Admitted(last.topic(), admissionMs, last.value()));
        return this;
    }

    /** A field of the last event has another value. */
    public Scenario with(String field, @Nullable Object value) {
        ((SpecificRecordBase) last().value()).put(field, value);
        return this;
    }

    /** The last event comes again. */
    public Scenario again() {
        events.add(events.get(events.size() - 1));
        return this;
    }

    private Scenario add(EventTopic topic, long atMs, SpecificRecord value) {
        events.add(new Admitted(topic, atMs, value));
        return this;
    }

    private String nextId() {
        return tenant + "-" + ids++;
    }
}
