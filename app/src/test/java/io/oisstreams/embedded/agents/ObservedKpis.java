package io.oisstreams.embedded.agents;

import static io.oisstreams.embedded.agents.Misbehaviour.*;

import io.oisstreams.event.v1.ArtifactObservation;
import io.oisstreams.event.v1.IncidentCategory;
import io.oisstreams.event.v1.IncidentEvent;
import io.oisstreams.event.v1.IncidentEventKind;
import io.oisstreams.event.v1.KpiMeasurement;
import io.oisstreams.event.v1.ProposalEvent;
import io.oisstreams.event.v1.ProposalEventKind;
import io.oisstreams.time.UtcDays;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which misbehaviours can be seen in what the KPIs of one tenant follow from, told by the events alone. */
final class ObservedKpis {
    private static final Duration FILE_ALARM = Duration.ofMinutes(10);
    private static final long REVIEWED_BY_MS = Duration.ofHours(8).toMillis();

    private final Set<Misbehaviour> seen = EnumSet.noneOf(Misbehaviour.class);
    private final Map<String, Instant> detected = new HashMap<>();
    private final Set<String> reviewedDays = new HashSet<>();

    private ObservedKpis() {}

    static Set<Misbehaviour> in(List<TimedEvent> events) {
        ObservedKpis observed = new ObservedKpis();
        for (TimedEvent event : events) {
            if (event.value() instanceof ProposalEvent proposal) {
                observed.look(proposal, event.admissionMs());
            } else if (event.value() instanceof IncidentEvent incident) {
                observed.look(incident);
            } else if (event.value() instanceof KpiMeasurement measurement) {
                observed.look(measurement);
            } else if (event.value() instanceof ArtifactObservation artifact) {
                observed.sawIf(!artifact.getExists(), LOST_ARTIFACT);
            }
        }
        observed.lookForReviews(
                events.get(0).admissionMs(), events.get(events.size() - 1).admissionMs());
        return observed.seen;
    }

    private void sawIf(boolean happened, Misbehaviour misbehaviour) {
        if (happened) {
            seen.add(misbehaviour);
        }
    }

    private void look(ProposalEvent proposal, long admissionMs) {
        Duration known = Duration.between(proposal.getTimestampMs(), Instant.ofEpochMilli(admissionMs));
        sawIf(known.compareTo(Duration.ofDays(7)) > 0, FORGOTTEN_PROPOSAL);
        sawIf(proposal.getKind() == ProposalEventKind.timed_out, NO_QUORUM);
    }

    private void look(IncidentEvent incident) {
        if (incident.getKind() == IncidentEventKind.detected) {
            detected.put(incident.getIncidentId(), incident.getTimestampMs());
        } else if (incident.getCategory() == IncidentCategory.file_corruption) {
            Duration lasted = Duration.between(
                    detected.getOrDefault(incident.getIncidentId(), Instant.EPOCH), incident.getTimestampMs());
            sawIf(lasted.compareTo(FILE_ALARM) > 0, SLOW_RECOVERY);
        }
        sawIf(Boolean.FALSE.equals(incident.getDetectedBeforeCommit()), SLIPPED_VIOLATION);
    }

    private void look(KpiMeasurement measured) {
        double value = measured.getValue();
        Map<String, String> attributes = measured.getAttributes();
        switch (measured.getKpiId()) {
            case "3.1" -> sawIf(value < 100, DAMAGED_LOG);
            case "3.2" -> sawIf("overall".equals(attributes.get("component")) && value < 80, UNTESTED_COMMIT);
            case "3.3" -> sawIf(!"0".equals(attributes.get("high")), SECURITY_FINDING);
            case "5.1" -> sawIf(value != 1, UNSTABLE_STATE);
            case "5.2" -> sawIf(value > 24, FAILING_BACKUPS);
            case "review" -> reviewedDays.add(attributes.getOrDefault("period", ""));
            default -> {}
        }
    }

    private void lookForReviews(long firstMs, long lastMs) {
        for (long day = UtcDays.dayOf(firstMs); UtcDays.startMs(day + 1) + REVIEWED_BY_MS < lastMs; day++) {
            sawIf(!reviewedDays.contains(UtcDays.date(day).toString()), SKIPPED_REVIEW);
        }
    }
}
