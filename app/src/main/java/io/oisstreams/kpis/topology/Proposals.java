package io.oisstreams.kpis.topology;

import io.oisstreams.event.RejectionReason;
import io.oisstreams.event.v1.ProposalEvent;
import io.oisstreams.event.v1.ProposalEventKind;
import io.oisstreams.kpis.core.Durations;
import io.oisstreams.kpis.core.Quotient;
import io.oisstreams.kpis.core.figure.DayFacts;
import io.oisstreams.kpis.core.figure.ProposalFacts;
import io.oisstreams.kpis.core.kpi.ApprovalTime;
import io.oisstreams.kpis.core.lifecycle.Proposal;
import io.oisstreams.kpis.core.lifecycle.Response;
import io.oisstreams.kpis.core.measurement.MeasurementRules;
import io.oisstreams.kpis.state.Due;
import io.oisstreams.kpis.state.FirstSeen;
import io.oisstreams.kpis.state.Kind;
import io.oisstreams.kpis.state.KpiRows;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import io.oisstreams.streams.EventOutcome;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;

/** Change proposals, and what stakeholders did about them (KPI 1.1 to 1.3). */
final class Proposals {
    private static final Set<ProposalEventKind> ENDS =
            EnumSet.of(ProposalEventKind.approved, ProposalEventKind.rejected, ProposalEventKind.timed_out);
    private static final Set<ProposalEventKind> OF_STAKEHOLDERS =
            EnumSet.of(ProposalEventKind.notified, ProposalEventKind.signed, ProposalEventKind.declined);
    private static final BigDecimal SAFEST = BigDecimal.TEN;

    private final Rows rows;
    private final Values values;
    private final Alarms alarms;

    Proposals(Rows rows, Values values, Alarms alarms) {
        this.rows = rows;
        this.values = values;
        this.alarms = alarms;
    }

    /** Why an event can't be used; empty: it can. */
    Optional<EventOutcome> refuse(ProposalEvent event) {
        ProposalEventKind kind = event.getKind();
        if (OF_STAKEHOLDERS.contains(kind)
                && (event.getStakeholder() == null || event.getStakeholder().isBlank())) {
            return invalid("stakeholder: expected a name, because the proposal was " + kind);
        }
        Optional<String> tooLong = Optional.ofNullable(event.getStakeholder())
                .flatMap(name -> MeasurementRules.nameFault("stakeholder", name));
        if (tooLong.isPresent()) {
            return invalid(tooLong.get());
        }
        Optional<BigDecimal> safety = safety(event);
        if (safety.filter(score -> score.signum() < 0 || score.compareTo(SAFEST) > 0)
                .isPresent()) {
            return invalid("safety_score: expected a number from 0 to 10, got " + event.getSafetyScore());
        }
        Proposal known = find(event.getTenantId(), event.getProposalId());
        boolean submittedTwice =
                kind == ProposalEventKind.submitted && known.submittedMs().isPresent();
        boolean endedTwice = ENDS.contains(kind) && known.endedMs().isPresent();
        return submittedTwice || endedTwice
                ? Optional.of(EventOutcome.refused(
                        RejectionReason.REPEATED_STEP,
                        "kind: the proposal was " + (endedTwice ? "ended" : "submitted") + " before"))
                : Optional.empty();
    }

    private static Optional<EventOutcome> invalid(String message) {
        return Optional.of(EventOutcome.refused(RejectionReason.INVALID_FIELD, message));
    }

    /** Takes an event that counts for a day. */
    void take(ProposalEvent event, long admissionMs, long day) {
        String tenantId = event.getTenantId();
        String id = event.getProposalId();
        Proposal before = find(tenantId, id);
        if (before.isPending()) {
            alarms.raise(ongoing(tenantId, id, before), admissionMs);
        }
        Proposal after = apply(event, admissionMs, before);
        if (!rows.has(key(tenantId, id))) {
            FirstSeen.put(rows, tenantId, admissionMs, Kind.PROPOSAL, id);
        }
        rows.put(key(tenantId, id), after);
        if (OF_STAKEHOLDERS.contains(event.getKind())) {
            respond(event, day);
        }
        if (after.endedMs().isPresent() && before.endedMs().isEmpty()) {
            boolean quorum = after.quorumMet().orElse(false);
            values.count(tenantId, day, DayFacts.of(ProposalFacts.ended(quorum)));
        }
        if (after.isPending()) {
            wait(tenantId, id, after, admissionMs, before.isPending());
        } else if (after.isComplete() && !before.isComplete()) {
            complete(tenantId, id, after, admissionMs, day);
        }
    }

    private static Proposal apply(ProposalEvent event, long admissionMs, Proposal before) {
        Proposal stated =
                before.stating(safety(event), event.getTouchesInvariant(), Optional.ofNullable(event.getQuorumMet()));
        long timeMs = event.getTimestampMs().toEpochMilli();
        if (event.getKind() == ProposalEventKind.submitted) {
            return stated.submitted(timeMs, admissionMs);
        }
        return ENDS.contains(event.getKind())
                ? stated.ended(timeMs, event.getKind() != ProposalEventKind.timed_out)
                : stated;
    }

    private void respond(ProposalEvent event, long day) {
        Bytes key = RowKey.of(Kind.RESPONSE, event.getTenantId(), event.getProposalId(), event.getStakeholder());
        Response before = rows.get(key, Response.class).orElse(Response.NONE);
        long timeMs = event.getTimestampMs().toEpochMilli();
        Response after =
                event.getKind() == ProposalEventKind.notified ? before.notified(timeMs) : before.responded(timeMs);
        rows.put(key, after);
        if (before.time().isEmpty() && after.time().isPresent()) {
            Bytes dayKey = KpiRows.responsesKey(event.getTenantId(), day, event.getStakeholder());
            Durations sum = rows.get(dayKey, Durations.class).orElse(Durations.NONE);
            rows.put(dayKey, sum.plus(after.time().get()));
        }
    }

    private void wait(String tenantId, String id, Proposal proposal, long admissionMs, boolean scheduled) {
        Alarms.Ongoing waiting = ongoing(tenantId, id, proposal);
        if (!scheduled) {
            alarms.schedule(waiting, Due.Kind.PROPOSAL_WAITS);
        }
        // What an event states of a proposal may change its class, and with it what is too long.
        alarms.look(waiting, admissionMs, admissionMs - waiting.beganMs());
    }

    private void complete(String tenantId, String id, Proposal proposal, long admissionMs, long day) {
        Alarms.Ongoing over = ongoing(tenantId, id, proposal);
        Optional<Durations> approval = proposal.approval();
        if (approval.isPresent()) {
            values.count(tenantId, day, DayFacts.of(ProposalFacts.decided(proposal.risk(), approval.get())));
            alarms.end(over, admissionMs, approval.get().sumMs(), "proposal " + id + " is decided");
        } else {
            alarms.end(over, admissionMs, "proposal " + id + " has timed out");
        }
    }

    /** A proposal may have waited for too long. */
    void due(Due due) {
        Proposal proposal = find(due.tenantId(), due.subject());
        if (proposal.isPending()) {
            alarms.raise(ongoing(due.tenantId(), due.subject(), proposal), due.timeMs() + 1);
        }
    }

    private static Alarms.Ongoing ongoing(String tenantId, String id, Proposal proposal) {
        long submittedMs = proposal.submittedMs().orElseThrow();
        return new Alarms.Ongoing(
                tenantId,
                ApprovalTime.DEFINITION,
                Optional.of(id),
                submittedMs,
                proposal.knownMs().orElseThrow(),
                List.of(ApprovalTime.WARNING_MS, ApprovalTime.CRITICAL_MS),
                lastedMs -> ApprovalTime.alert(proposal.risk(), lastedMs),
                lastedMs -> Quotient.hours(lastedMs, 1).rounded(),
                "proposal " + id + " of " + proposal.risk().label() + " risk takes long");
    }

    private Proposal find(String tenantId, String id) {
        return rows.get(key(tenantId, id), Proposal.class).orElse(Proposal.UNKNOWN);
    }

    private static Optional<BigDecimal> safety(ProposalEvent event) {
        return Optional.ofNullable(event.getSafetyScore()).map(BigDecimal::valueOf);
    }

    private static Bytes key(String tenantId, String id) {
        return RowKey.of(Kind.PROPOSAL, tenantId, id);
    }
}
