package io.oisstreams.kpis.topology;

import static io.oisstreams.kpis.topology.KpiEvents.DAY;
import static io.oisstreams.kpis.topology.KpiEvents.DAY_MS;

import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.ArtifactKind;
import io.oisstreams.event.v1.ArtifactObservation;
import io.oisstreams.event.v1.IncidentCategory;
import io.oisstreams.event.v1.IncidentEvent;
import io.oisstreams.event.v1.IncidentEventKind;
import io.oisstreams.event.v1.IncidentSeverity;
import io.oisstreams.event.v1.KpiMeasurement;
import io.oisstreams.event.v1.ProposalEvent;
import io.oisstreams.event.v1.ProposalEventKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;

/** Events of all topics by chance, about few things, so that they meet; event times are near, and sometimes a day before, admission. */
final class KpiLog {
    private static final List<String> CADENCES = List.of("daily", "weekly", "monthly", "quarterly", "yearly");
    private static final List<String> PATHS = List.of(
            "enterprise/scripts/pilot_in_a_box.py",
            "enterprise/scripts/why_60s_challenge.py",
            ".github/workflows/coherence_ci.yml",
            "pilot/reports/ci_report.json");

    private final SplittableRandom random;
    private int ids;

    private KpiLog(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A record of a topic. */
    record Entry(EventTopic topic, SpecificRecord event, long admissionMs) {}

    /** So many events of four days, in the order of admission. */
    static List<Entry> random(long seed, int count) {
        KpiLog log = new KpiLog(seed);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(log.entry());
        }
        entries.sort(Comparator.comparingLong(Entry::admissionMs));
        return entries;
    }

    private Entry entry() {
        long admissionMs = DAY + random.nextLong(4 * DAY_MS);
        if (random.nextInt(4) == 0) {
            // Around a midnight, its close, or the end of a look.
            admissionMs = DAY
                    + random.nextInt(5) * DAY_MS
                    + random.nextInt(-6_000, 6_000)
                    + (random.nextBoolean() ? 305_000 : 0);
        }
        long timeMs = admissionMs + random.nextInt(-60_000, 5_001) - (random.nextInt(5) == 0 ? DAY_MS : 0);
        String id = "e" + ++ids;
        return switch (random.nextInt(4)) {
            case 0 -> new Entry(Topics.GOVERNANCE_PROPOSALS, proposal(id, timeMs), admissionMs);
            case 1 -> new Entry(Topics.OPERATIONS_INCIDENTS, incident(id, timeMs), admissionMs);
            case 2 -> new Entry(Topics.ARTIFACT_OBSERVATIONS, observation(id, timeMs), admissionMs);
            default -> new Entry(Topics.KPI_MEASUREMENTS, measurement(id, timeMs), admissionMs);
        };
    }

    private ProposalEvent proposal(String id, long timeMs) {
        return ProposalEvent.newBuilder()
                .setEventId(id)
                .setTenantId("t")
                .setTimestampMs(Instant.ofEpochMilli(timeMs))
                .setProposalId("p" + random.nextInt(8))
                .setKind(any(ProposalEventKind.values()))
                .setStakeholder("S" + random.nextInt(3))
                .setSafetyScore(random.nextBoolean() ? null : random.nextInt(11) + 0.0)
                .setTouchesInvariant(random.nextInt(9) == 0)
                .setQuorumMet(random.nextBoolean() ? null : random.nextBoolean())
                .build();
    }

    private IncidentEvent incident(String id, long timeMs) {
        return IncidentEvent.newBuilder()
                .setEventId(id)
                .setTenantId("t")
                .setTimestampMs(Instant.ofEpochMilli(timeMs))
                .setIncidentId("i" + random.nextInt(8))
                .setKind(any(IncidentEventKind.values()))
                .setSeverity(any(IncidentSeverity.values()))
                .setCategory(any(IncidentCategory.values()))
                .setPlannedMaintenance(random.nextInt(9) == 0)
                .setFailureAtMs(Instant.ofEpochMilli(timeMs - random.nextInt(9_000_000)))
                .setLastValidSnapshotAtMs(Instant.ofEpochMilli(timeMs - random.nextInt(9_000_000)))
                .setDetectedBeforeCommit(random.nextBoolean() ? null : random.nextBoolean())
                .build();
    }

    private ArtifactObservation observation(String id, long timeMs) {
        boolean directory = random.nextInt(4) == 0;
        return ArtifactObservation.newBuilder()
                .setEventId(id)
                .setTenantId("t")
                .setTimestampMs(Instant.ofEpochMilli(timeMs))
                .setPath(directory ? "pilot/reports/" : PATHS.get(random.nextInt(PATHS.size())))
                .setKind(directory ? ArtifactKind.directory : ArtifactKind.file)
                .setExists(random.nextInt(4) > 0)
                .setParseable(random.nextBoolean() ? null : random.nextBoolean())
                .build();
    }

    private KpiMeasurement measurement(String id, long timeMs) {
        KpiMeasurement.Builder event = KpiMeasurement.newBuilder()
                .setEventId(id)
                .setTenantId("t")
                .setTimestampMs(Instant.ofEpochMilli(timeMs))
                .setAttributes(Map.of());
        switch (random.nextInt(7)) {
            case 0 -> event.setKpiId("3.1").setValue(99 + random.nextInt(2)).setAttributes(Map.of("log", "l"));
            case 1 -> event.setKpiId("3.2").setValue(60 + random.nextInt(40));
            case 2 -> event.setKpiId("3.3").setValue(2).setAttributes(Map.of("audit_id", id, "low", "2"));
            case 3 -> event.setKpiId("4.2").setValue(random.nextInt(101));
            case 4 -> event.setKpiId("5.1").setValue(random.nextInt(2));
            case 5 -> event.setKpiId("5.2").setValue(random.nextInt(60));
            default ->
                event.setKpiId("review")
                        .setValue(0)
                        .setAttributes(Map.of("cadence", any(CADENCES.toArray(String[]::new))));
        }
        return event.build();
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
