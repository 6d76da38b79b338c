package io.oisstreams.embedded.agents;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.ArtifactKind;
import io.oisstreams.event.v1.ArtifactObservation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks at a tenant's repository, several times a day, for everything that the shipped KPI contracts ask for. */
final class RepositoryLooks {
    private static final long FIRST_LEAST_MS = Duration.ofMinutes(3).toMillis();
    private static final long FIRST_MOST_MS = Duration.ofMinutes(12).toMillis();
    private static final long LEAST_MS = Duration.ofHours(3).toMillis();
    private static final long MOST_MS = Duration.ofHours(6).toMillis();

    private final SimulationPlan plan;
    private final String tenantId;
    private final Agenda agenda;
    private final Dice dice;
    private long number;

    RepositoryLooks(SimulationPlan plan, TenantProfile profile, Agenda agenda) {
        this.plan = plan;
        this.tenantId = profile.tenantId();
        this.agenda = agenda;
        this.dice = new Dice(plan, profile, "repository-looks");
    }

    void begin() {
        agenda.at(plan.startMs() + dice.between(FIRST_LEAST_MS, FIRST_MOST_MS), this::look);
    }

    private void look(long atMs) {
        String lookId = "look-" + plan.run() + "-" + ++number;
        Optional<Artifact> lost =
                dice.misbehaviour(Occasion.REPOSITORY_LOOK, atMs).map(wrong -> dice.oneOf(Artifact.ALL));
        for (Artifact artifact : Artifact.ALL) {
            observe(lookId, artifact, !lost.equals(Optional.of(artifact)), atMs);
        }
        agenda.at(atMs + dice.between(LEAST_MS, MOST_MS), this::look);
    }

    private void observe(String lookId, Artifact artifact, boolean exists, long atMs) {
        agenda.send(
                Topics.ARTIFACT_OBSERVATIONS,
                dice.admitted(atMs),
                ArtifactObservation.newBuilder()
                        .setEventId(lookId + "-" + artifact.path())
                        .setTenantId(tenantId)
                        .setTimestampMs(Instant.ofEpochMilli(atMs))
                        .setPath(artifact.path())
                        .setKind(artifact.kind())
                        .setExists(exists)
                        .setParseable(artifact.parsed() ? exists : null)
                        .build());
    }

    /**
     * Something that a shipped KPI contract asks for.
     *
     * @param parsed whether it must parse as JSON, too
     */
    record Artifact(String path, ArtifactKind kind, boolean parsed) {
        /** Those of DS-KPI-008 and then those of OIS-KPI-001. */
        static final List<Artifact> ALL = List.of(
                file("enterprise/scripts/pilot_in_a_box.py"),
                file("enterprise/scripts/why_60s_challenge.py"),
                new Artifact("pilot/reports/", ArtifactKind.directory, false),
                file(".github/workflows/coherence_ci.yml"),
                json("pilot/reports/ci_report.json"),
                file("evidence/events.jsonl"),
                new Artifact("evidence/results/", ArtifactKind.directory, false),
                file("evidence/ois.properties"),
                json("evidence/trusted.json"),
                file("evidence/checkpoint.note"),
                json("evidence/verification.json"));

        private static Artifact file(String path) {
            return new Artifact(path, ArtifactKind.file, false);
        }

        private static Artifact json(String path) {
            return new Artifact(path, ArtifactKind.file, true);
        }
    }
}
