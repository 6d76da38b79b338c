package io.oisstreams.kpis.topology;

import io.oisstreams.event.EventHeader;
import io.oisstreams.event.Rejection;
import io.oisstreams.event.RejectionReason;
import io.oisstreams.event.v1.ArtifactObservation;
import io.oisstreams.event.v1.IncidentEvent;
import io.oisstreams.event.v1.KpiMeasurement;
import io.oisstreams.event.v1.ProposalEvent;
import io.oisstreams.kpis.KpisConfig;
import io.oisstreams.kpis.core.figure.CountedDay;
import io.oisstreams.streams.EventOutcome;
import io.oisstreams.streams.Incoming;
import io.oisstreams.streams.SeenEvents;
import io.oisstreams.time.StreamTime;
import io.oisstreams.time.UtcDays;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Every input, from an event that could be read to the desk that it is for: each id counts once, what can't be used is refused. */
final class Admission {
    private final Desks desks;
    private final SeenEvents events;
    private final KpisConfig config;

    Admission(Desks desks, SeenEvents events, KpisConfig config) {
        this.desks = desks;
        this.events = events;
        this.config = config;
    }

    /** Takes an event, when the latest tick was read at this time, in ms. */
    EventOutcome admit(SpecificRecord event, Incoming incoming, long latestTickMs) {
        EventHeader header = EventHeader.of(event);
        Optional<Rejection> foreign = incoming.foreignTo(header.tenantId());
        if (foreign.isPresent()) {
            return new EventOutcome.Refused(foreign.get());
        }
        long day = CountedDay.of(header.timestampMs(), incoming.admissionMs(), config.settleMs());
        Optional<EventOutcome> refused = refuseTime(header.timestampMs(), day, incoming.admissionMs(), latestTickMs);
        if (refused.isPresent()) {
            return refused.get();
        }
        EventOutcome outcome = events.see(header, incoming, incoming.admissionMs() + config.memoryMs());
        return outcome instanceof EventOutcome.Accepted
                ? refuse(event).orElseGet(() -> take(event, header.tenantId(), incoming, day))
                : outcome;
    }

    private Optional<EventOutcome> refuseTime(long timeMs, long day, long admissionMs, long latestTickMs) {
        if (timeMs > admissionMs + UtcDays.SKEW_MS) {
            return Optional.of(EventOutcome.refused(
                    RejectionReason.CLOCK_SKEW,
                    "timestamp_ms: more than " + UtcDays.SKEW_MS + " ms after the admission at "
                            + Instant.ofEpochMilli(admissionMs)));
        }
        return StreamTime.hasPassed(UtcDays.closeMs(day, config.settleMs()), latestTickMs)
                ? Optional.of(EventOutcome.refused(
                        RejectionReason.WINDOW_CLOSED,
                        "read after the values of " + UtcDays.date(day) + " were published"))
                : Optional.empty();
    }

    private Optional<EventOutcome> refuse(SpecificRecord event) {
        if (event instanceof ProposalEvent proposal) {
            return desks.proposals().refuse(proposal);
        }
        if (event instanceof IncidentEvent incident) {
            return desks.incidents().refuse(incident);
        }
        return event instanceof KpiMeasurement measurement ? Measurements.refuse(measurement) : Optional.empty();
    }

    private EventOutcome take(SpecificRecord event, String tenantId, Incoming incoming, long day) {
        desks.tenants().heard(tenantId, day);
        if (event instanceof ProposalEvent proposal) {
            desks.proposals().take(proposal, incoming.admissionMs(), day);
        } else if (event instanceof IncidentEvent incident) {
            desks.incidents().take(incident, incoming, day);
        } else if (event instanceof KpiMeasurement measurement) {
            desks.measurements().take(measurement, incoming, day);
        } else {
            desks.contracts().take((ArtifactObservation) event, incoming.admissionMs());
        }
        return new EventOutcome.Accepted();
    }
}
