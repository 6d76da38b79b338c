package io.oisstreams.operations.query;

import io.oisstreams.event.v1.Approval;
import io.oisstreams.event.v1.BaselineChange;
import io.oisstreams.event.v1.ComplianceCheck;
import io.oisstreams.event.v1.CostEvent;
import io.oisstreams.event.v1.CostOutcome;
import io.oisstreams.event.v1.CycleEvent;
import io.oisstreams.event.v1.CycleEventKind;
import io.oisstreams.event.v1.DeviationUpdate;
import io.oisstreams.event.v1.DeviationUpdateKind;
import io.oisstreams.event.v1.FrozenComponent;
import io.oisstreams.event.v1.SignatureVerification;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events of a tenant, of which a test says only what it is about. Ids count up. */
final class Events {
    private final String tenantId;
    private int ids;

    Events(String tenantId) {
        this.tenantId = tenantId;
    }

    static long ms(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    private String id() {
        ids++;
        return "e" + ids;
    }

    CostEvent cost(@Nullable String summaryId, String usd, long ms) {
        return CostEvent.newBuilder()
                .setEventId(id())
                .setTenantId(tenantId)
                .setTimestampMs(Instant.ofEpochMilli(ms))
                .setCycleId("c")
                .setSummaryId(summaryId)
                .setCostUsd(new BigDecimal(usd).setScale(18))
                .setOutcome(CostOutcome.executed)
                .build();
    }

    CycleEvent cycle(String cycleId, CycleEventKind kind, int required, long ms) {
        return CycleEvent.newBuilder()
                .setEventId(id())
                .setTenantId(tenantId)
                .setTimestampMs(Instant.ofEpochMilli(ms))
                .setCycleId(cycleId)
                .setKind(kind)
                .setRequiredOperations(required)
                .build();
    }

    SignatureVerification operation(String cycleId, int step, boolean verified, long ms) {
        return SignatureVerification.newBuilder()
                .setEventId(id())
                .setTenantId(tenantId)
                .setTimestampMs(Instant.ofEpochMilli(ms))
                .setCycleId(cycleId)
                .setStep(step)
                .setAgent("LINE")
                .setOperation("ingest")
                .setSignature("ed25519:00")
                .setPublicKey("ed25519:01")
                .setVerified(verified)
                .setVerificationTimestampMs(Instant.ofEpochMilli(ms))
                .setVerifier("upstream")
                .build();
    }

    ComplianceCheck failedCheck(String adrId, long ms) {
        return ComplianceCheck.newBuilder()
                .setEventId(id())
                .setTenantId(tenantId)
                .setTimestampMs(Instant.ofEpochMilli(ms))
                .setAdrId(adrId)
                .setCompliant(false)
                .build();
    }

    DeviationUpdate update(String deviationId, DeviationUpdateKind kind, long ms) {
        return DeviationUpdate.newBuilder()
                .setEventId(id())
                .setTenantId(tenantId)
                .setTimestampMs(Instant.ofEpochMilli(ms))
                .setDeviationId(deviationId)
                .setKind(kind)
                .setActor("VEGA")
                .setNote("noted")
                .build();
    }

    BaselineChange change(String changeId, long ms, String... authorities) {
        List<Approval> approvals = Stream.of(authorities)
                .map(authority -> new Approval(authority, "on record"))
                .toList();
        return BaselineChange.newBuilder()
                .setEventId(id())
                .setTenantId(tenantId)
                .setTimestampMs(Instant.ofEpochMilli(ms))
                .setChangeId(changeId)
                .setComponent(FrozenComponent.orchestrator_logic)
                .setApprovals(approvals)
                .setSummary("step 4 twice")
                .build();
    }
}
