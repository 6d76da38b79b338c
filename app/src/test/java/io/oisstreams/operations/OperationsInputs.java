package io.oisstreams.operations;

import io.oisstreams.cli.Admitted;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.crypto.SigningKey;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.Approval;
import io.oisstreams.event.v1.BaselineChange;
import io.oisstreams.event.v1.ComplianceCheck;
import io.oisstreams.event.v1.CostEvent;
import io.oisstreams.event.v1.CostOutcome;
import io.oisstreams.event.v1.CycleEvent;
import io.oisstreams.event.v1.CycleEventKind;
import io.oisstreams.event.v1.DeterminismCheck;
import io.oisstreams.event.v1.DeterminismTier;
import io.oisstreams.event.v1.DeviationUpdate;
import io.oisstreams.event.v1.DeviationUpdateKind;
import io.oisstreams.event.v1.FrozenComponent;
import io.oisstreams.event.v1.SignatureVariant;
import io.oisstreams.event.v1.SignatureVerification;
import io.oisstreams.event.v1.SignedOperation;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Inputs of the operations capability of one tenant, each at the time of its admission. */
public final class OperationsInputs {
    private static final List<SignatureFamily> FAMILIES = List.of(SignatureFamily.values());
    private static final byte[] PAYLOAD = {1, 2, 3};

    private final String tenantId;
    private final Map<SignatureFamily, SigningKey> keys = new EnumMap<>(SignatureFamily.class);
    private final Map<SignatureFamily, ByteBuffer> signatures = new EnumMap<>(SignatureFamily.class);
    private final List<Admitted> events = new ArrayList<>();

    /** None yet. */
    public OperationsInputs(String tenantId) {
        this.tenantId = tenantId;
        for (SignatureFamily family : SignatureFamily.values()) {
            SigningKey key = SigningKey.generate(family, new SecureRandom());
            keys.put(family, key);
            signatures.put(family, ByteBuffer.wrap(key.sign(PAYLOAD)));
        }
    }

    /** All of them, in order of time. */
    public List<Admitted> events() {
        return events.stream()
                .sorted(Comparator.comparingLong(Admitted::admissionMs))
                .toList();
    }

    private void add(EventTopic topic, long atMs, SpecificRecord value) {
        events.add(new Admitted(topic, atMs, value));
    }

    void operation(long atMs, String cycleId, int step, String nonce) {
        SignatureFamily family = FAMILIES.get(step % FAMILIES.size());
        add(
                Topics.OPERATIONS_SIGNED,
                atMs,
                SignedOperation.newBuilder()
                        .setTenantId(tenantId)
                        .setEventId("operation " + atMs)
                        .setTimestampMs(Instant.ofEpochMilli(atMs))
                        .setCycleId(cycleId)
                        .setStep(step)
                        .setAgent("LINE")
                        .setOperation("ingest")
                        .setPayload(ByteBuffer.wrap(PAYLOAD))
                        .setSignature(signatures.get(family))
                        .setPublicKey(ByteBuffer.wrap(
                                Objects.requireNonNull(keys.get(family)).publicKey()))
                        .setVariant(SignatureVariant.standard)
                        .setAlgorithm(io.oisstreams.event.v1.SignatureFamily.valueOf(family.name()))
                        .setNonce(nonce)
                        .build());
    }

    void cycle(long atMs, String cycleId, CycleEventKind kind, @Nullable Integer required) {
        add(
                Topics.CYCLE_EVENTS,
                atMs,
                CycleEvent.newBuilder()
                        .setEventId("cycle event " + atMs)
                        .setTenantId(tenantId)
                        .setTimestampMs(Instant.ofEpochMilli(atMs))
                        .setCycleId(cycleId)
                        .setKind(kind)
                        .setRequiredOperations(required)
                        .build());
    }

    void cost(long atMs, String eventId, @Nullable String summaryId, String usd) {
        costOf(atMs, atMs, eventId, summaryId, usd);
    }

    /** @param timestampMs the time of the event itself */
    void costOf(long timestampMs, long atMs, String eventId, @Nullable String summaryId, String usd) {
        add(
                Topics.COST_EVENTS,
                atMs,
                CostEvent.newBuilder()
                        .setEventId(eventId)
                        .setTenantId(tenantId)
                        .setTimestampMs(Instant.ofEpochMilli(timestampMs))
                        .setCycleId("cycle/1")
                        .setSummaryId(summaryId)
                        .setCostUsd(new BigDecimal(usd).setScale(18))
                        .setOutcome(CostOutcome.executed)
                        .build());
    }

    /** Its id is {@code check} and the time. */
    void compliance(long atMs, String adrId, boolean compliant) {
        add(
                Topics.COMPLIANCE_CHECKS,
                atMs,
                ComplianceCheck.newBuilder()
                        .setEventId("check " + atMs)
                        .setTenantId(tenantId)
                        .setTimestampMs(Instant.ofEpochMilli(atMs))
                        .setAdrId(adrId)
                        .setCompliant(compliant)
                        .build());
    }

    /** Nine of ten replays are identical; its id is {@code check} and the time. */
    void determinism(long atMs, String cycleId, DeterminismTier tier) {
        add(
                Topics.DETERMINISM_CHECKS,
                atMs,
                DeterminismCheck.newBuilder()
                        .setEventId("check " + atMs)
                        .setTenantId(tenantId)
                        .setTimestampMs(Instant.ofEpochMilli(atMs))
                        .setCycleId(cycleId)
                        .setTier(tier)
                        .setReplays(10)
                        .setIdentical(9)
                        .build());
    }

    /** A verdict about an operation that nobody else tells of. */
    public void verdict(long atMs, String verifier, boolean verified) {
        add(
                Topics.SIGNATURE_VERIFICATIONS,
                atMs,
                SignatureVerification.newBuilder()
                        .setEventId("verdict " + atMs)
                        .setTenantId(tenantId)
                        .setTimestampMs(Instant.ofEpochMilli(atMs))
                        .setCycleId("upstream/1")
                        .setStep(1)
                        .setAgent("LINE")
                        .setOperation("ingest")
                        .setSignature("ed25519:00ff")
                        .setPublicKey("ed25519:aa")
                        .setVerified(verified)
                        .setVerificationTimestampMs(Instant.ofEpochMilli(atMs))
                        .setFailureReason(verified ? null : "not its key")
                        .setVerifier(verifier)
                        .build());
    }

    void update(long atMs, String deviationId, DeviationUpdateKind kind) {
        add(
                Topics.DEVIATION_UPDATES,
                atMs,
                DeviationUpdate.newBuilder()
                        .setEventId("update " + atMs)
                        .setTenantId(tenantId)
                        .setTimestampMs(Instant.ofEpochMilli(atMs))
                        .setDeviationId(deviationId)
                        .setKind(kind)
                        .setActor("VEGA")
                        .build());
    }

    void change(long atMs, String changeId, String newVersion, String... authorities) {
        add(
                Topics.BASELINE_CHANGES,
                atMs,
                BaselineChange.newBuilder()
                        .setEventId("change " + atMs)
                        .setTenantId(tenantId)
                        .setTimestampMs(Instant.ofEpochMilli(atMs))
                        .setChangeId(changeId)
                        .setComponent(FrozenComponent.economic_constraints)
                        .setApprovals(Stream.of(authorities)
                                .map(authority -> new Approval(authority, "reference"))
                                .toList())
                        .setNewBaselineVersion(newVersion)
                        .setSummary("a higher ceiling")
                        .build());
    }
}
