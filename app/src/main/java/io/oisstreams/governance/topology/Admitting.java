package io.oisstreams.governance.topology;

import io.oisstreams.event.EventHeader;
import io.oisstreams.event.Rejection;
import io.oisstreams.event.RejectionReason;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.governance.core.DecisionRules;
import io.oisstreams.streams.EventOutcome;
import io.oisstreams.streams.Incoming;
import io.oisstreams.streams.SeenEvents;
import java.util.Optional;

/** Which decisions count: those of their key's tenant, with usable numbers, in time, and the first of their id. */
final class Admitting {
    private final SeenEvents events;

    Admitting(SeenEvents events) {
        this.events = events;
    }

    EventOutcome admit(GovernanceDecision event, Incoming incoming) {
        EventHeader header = EventHeader.of(event);
        Optional<Rejection> rejection = incoming.foreignTo(header.tenantId())
                .or(() -> DecisionRecords.invalid(event))
                .or(() -> DecisionRules.outOfTime(header.timestampMs(), incoming.admissionMs())
                        .map(message -> new Rejection(RejectionReason.CLOCK_SKEW, message)));
        if (rejection.isPresent()) {
            return new EventOutcome.Refused(rejection.get());
        }
        return events.see(header, incoming, incoming.admissionMs() + DecisionRules.LATE_MS);
    }
}
