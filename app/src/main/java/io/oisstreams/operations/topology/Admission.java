package io.oisstreams.operations.topology;

import io.oisstreams.event.EventHeader;
import io.oisstreams.event.Rejection;
import io.oisstreams.event.RejectionReason;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.BaselineChange;
import io.oisstreams.event.v1.ComplianceCheck;
import io.oisstreams.event.v1.CostEvent;
import io.oisstreams.event.v1.CycleEvent;
import io.oisstreams.event.v1.DeterminismCheck;
import io.oisstreams.event.v1.DeviationUpdate;
import io.oisstreams.event.v1.SignatureVerification;
import io.oisstreams.operations.core.cost.Cost;
import io.oisstreams.operations.core.freeze.FreezeVerdict;
import io.oisstreams.operations.core.verdict.OperationRules;
import io.oisstreams.streams.EventOutcome;
import io.oisstreams.streams.Incoming;
import io.oisstreams.streams.SeenEvents;
import io.oisstreams.time.StreamTime;
import io.oisstreams.time.UtcDays;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Every input but signed operations, from an event that could be read to what it is for: each id counts once, what can't be used is refused. */
final class Admission {
    /** An update is kept as it came until it counts, and must fit into a row. */
    private static final int LONGEST_UPDATE_BYTES = 1024 * 1024;

    private final Desks desks;
    private final SeenEvents events;
    private final long memoryMs;
    private final long settleMs;

    /**
     * Gives events to these desks.
     *
     * @param memoryMs for how long ids of events are remembered, in ms; those of costs as long as they can count
     * @param settleMs how long after the end of a day, and the skew, its costs count, in ms
     */
    Admission(Desks desks, SeenEvents events, long memoryMs, long settleMs) {
        this.desks = desks;
        this.events = events;
        this.memoryMs = memoryMs;
        this.settleMs = settleMs;
    }

    /** Takes an event that is no signed operation, when the latest tick was read at this time, in ms. */
    EventOutcome admit(SpecificRecord event, Incoming incoming, long latestTickMs) {
        EventHeader header = EventHeader.of(event);
        Optional<Rejection> foreign = incoming.foreignTo(header.tenantId());
        if (foreign.isPresent()) {
            return new EventOutcome.Refused(foreign.get());
        }
        Optional<EventOutcome> unusable = refuse(event, incoming, latestTickMs);
        if (unusable.isPresent()) {
            return unusable.get();
        }
        EventOutcome outcome = events.see(header, incoming, idUntilMs(event, incoming.admissionMs()));
        return outcome instanceof EventOutcome.Accepted ? take(event, incoming) : outcome;
    }

    /** What an event can be refused for whatever came before it. */
    private Optional<EventOutcome> refuse(SpecificRecord event, Incoming incoming, long latestTickMs) {
        if (event instanceof CostEvent cost) {
            return refuse(cost, incoming.admissionMs(), latestTickMs);
        }
        if (event instanceof DeviationUpdate && incoming.size() > LONGEST_UPDATE_BYTES) {
            return Optional.of(EventOutcome.refused(
                    RejectionReason.TOO_LARGE,
                    "the update has " + incoming.size() + " bytes, more than " + LONGEST_UPDATE_BYTES));
        }
        if (event instanceof DeterminismCheck check) {
            return Checks.refuse(check);
        }
        // It comes back from its topic; the operation itself was taken when its verdict was given.
        boolean own = event instanceof SignatureVerification verdict
                && verdict.getVerifier().equals(OperationRules.VERIFIER);
        return own ? Optional.of(new EventOutcome.Repeated()) : Optional.empty();
    }

    private Optional<EventOutcome> refuse(CostEvent event, long admissionMs, long latestTickMs) {
        Optional<String> wrong = Cost.refuse(event.getCostUsd());
        if (wrong.isPresent()) {
            return Optional.of(EventOutcome.refused(RejectionReason.INVALID_FIELD, wrong.get()));
        }
        long day = day(event);
        long closeMs = UtcDays.closeMs(day, settleMs);
        if (admissionMs < UtcDays.startMs(day) - UtcDays.SKEW_MS || admissionMs > closeMs) {
            return Optional.of(EventOutcome.refused(
                    RejectionReason.CLOCK_SKEW,
                    "timestamp_ms: the costs of " + UtcDays.date(day) + " count if they are admitted from "
                            + Instant.ofEpochMilli(UtcDays.startMs(day) - UtcDays.SKEW_MS) + " to "
                            + Instant.ofEpochMilli(closeMs)));
        }
        return StreamTime.hasPassed(closeMs, latestTickMs)
                ? Optional.of(EventOutcome.refused(
                        RejectionReason.WINDOW_CLOSED,
                        "read after the costs of " + UtcDays.date(day) + " were reported"))
                : Optional.empty();
    }

    private long idUntilMs(SpecificRecord event, long admissionMs) {
        return event instanceof CostEvent cost ? UtcDays.closeMs(day(cost), settleMs) : admissionMs + memoryMs;
    }

    private static long day(CostEvent event) {
        return UtcDays.dayOf(event.getTimestampMs().toEpochMilli());
    }

    private EventOutcome take(SpecificRecord event, Incoming incoming) {
        long admissionMs = incoming.admissionMs();
        String tenantId = EventHeader.of(event).tenantId();
        if (event instanceof CycleEvent cycle) {
            Optional<EventOutcome> refused = desks.cycles().refuse(cycle);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        desks.tenants().heard(tenantId, admissionMs);
        if (event instanceof CostEvent cost) {
            desks.tenants().report(tenantId, day(cost));
            desks.costs().add(cost, admissionMs);
        } else if (event instanceof SignatureVerification verdict) {
            desks.cycles().take(verdict, Topics.SIGNATURE_VERIFICATIONS.name(), admissionMs);
        } else if (event instanceof CycleEvent cycle) {
            desks.cycles().take(cycle, admissionMs);
        } else if (event instanceof ComplianceCheck check) {
            desks.checks().take(check, admissionMs);
        } else if (event instanceof DeterminismCheck check) {
            desks.checks().take(check, admissionMs);
        } else if (event instanceof BaselineChange change) {
            return take(change, admissionMs);
        } else {
            desks.deviations().receive((DeviationUpdate) event, incoming);
        }
        return new EventOutcome.Accepted();
    }

    private EventOutcome take(BaselineChange change, long admissionMs) {
        FreezeVerdict verdict = desks.baselines().judge(change, admissionMs);
        Optional<EventOutcome> refused = BaselineChanges.refuse(verdict);
        if (refused.isEmpty()) {
            desks.baselines().take(change, verdict, admissionMs);
        }
        return refused.orElseGet(EventOutcome.Accepted::new);
    }
}
