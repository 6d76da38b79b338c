package io.oisstreams.kpis;

import io.oisstreams.cli.Admitted;
import io.oisstreams.event.v1.ArtifactKind;
import io.oisstreams.event.v1.IncidentCategory;
import io.oisstreams.event.v1.IncidentEvent;
import io.oisstreams.event.v1.IncidentEventKind;
import io.oisstreams.event.v1.IncidentSeverity;
import io.oisstreams.event.v1.ProposalEventKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Four days of a tenant, from the beginning of 2025-12-30 UTC, a Tuesday, with something of every KPI, over the end of a month, a quarter
 * and a year: proposals that are decided, time out or wait, incidents in time and too long, measurements on both sides of what they must
 * be, two looks at a repository, and events that are refused.
 */
public final class KpiStory {
    /** When it begins, in ms. */
    public static final long START_MS = Instant.parse("2025-12-30T00:00:00Z").toEpochMilli();

    static final long SECOND_MS = 1_000;
    static final long MINUTE_MS = 60 * SECOND_MS;
    static final long HOUR_MS = 60 * MINUTE_MS;
    static final long DAY_MS = 24 * HOUR_MS;

    private final long startMs;
    private final KpiInputs inputs;

    private KpiStory(String tenantId, int offsetMs) {
        this.startMs = START_MS + offsetMs;
        this.inputs = new KpiInputs(tenantId);
    }

    /**
     * The events of a tenant, in order of time, no two of one topic at one.
     *
     * @param offsetMs by how much all of it is later, less than 20 ms, so that tenants have no times in common
     */
    public static List<Admitted> of(String tenantId, int offsetMs) {
        KpiStory story = new KpiStory(tenantId, offsetMs);
        story.decided();
        story.delayed();
        story.answered();
        story.incidents();
        story.violations();
        story.stability();
        story.audits();
        story.coverage();
        story.looks();
        story.reviews();
        story.refused();
        return story.inputs.events();
    }

    /** Hours and minutes after the beginning, in ms. */
    private long at(long hours, long minutes) {
        return startMs + hours * HOUR_MS + minutes * MINUTE_MS;
    }

    /** On the first day two of low risk, after 10 and 20 hours; on the second one of high risk after 24 hours, and one that times out. */
    private void decided() {
        inputs.submitted("ten hours", 9.5, at(1, 0), at(1, 0));
        inputs.ended("ten hours", ProposalEventKind.approved, true, at(11, 0));
        inputs.submitted("twenty hours", 9, at(2, 0), at(2, 0));
        inputs.ended("twenty hours", ProposalEventKind.approved, true, at(22, 0));
        inputs.submitted("times out", 7.5, at(3, 0), at(3, 0));
        inputs.ended("times out", ProposalEventKind.timed_out, false, at(27, 0));
        inputs.proposal(
                "invariant",
                ProposalEventKind.submitted,
                event -> event.setSafetyScore(10.0).setTouchesInvariant(true),
                at(4, 0),
                at(4, 0));
        inputs.ended("invariant", ProposalEventKind.rejected, true, at(28, 0));
    }

    /** Of low risk: one that was submitted 8 days before it is told of, decided 25 hours later; one that is a week old on the first day at 18:00. */
    private void delayed() {
        inputs.submitted("told late", 9.2, at(5, 0) - 8 * DAY_MS, at(5, 0));
        inputs.ended("told late", ProposalEventKind.approved, true, at(30, 0));
        inputs.submitted("waits", 9.9, at(18, 0) - 7 * DAY_MS, at(6, 0));
    }

    /** Of one stakeholder 4 and 8 hours, of another one 80 hours, which end in the next year. */
    private void answered() {
        inputs.stakeholder("ten hours", ProposalEventKind.notified, "Bố Cường", at(1, 1));
        inputs.stakeholder("ten hours", ProposalEventKind.signed, "Bố Cường", at(5, 1));
        inputs.stakeholder("invariant", ProposalEventKind.notified, "Bố Cường", at(4, 1));
        inputs.stakeholder("invariant", ProposalEventKind.declined, "Bố Cường", at(12, 1));
        inputs.stakeholder("invariant", ProposalEventKind.notified, "Safety auditor", at(4, 2));
        inputs.stakeholder("invariant", ProposalEventKind.signed, "Safety auditor", at(84, 2));
    }

    /** Down for 4 and 25 minutes on the first day, from the second day's 09:00 on for ever; the hour of maintenance does not count. */
    private void incidents() {
        incident("in time", IncidentCategory.file_corruption, IncidentSeverity.high, at(7, 0), at(7, 4), 0);
        incident("too long", IncidentCategory.file_corruption, IncidentSeverity.critical, at(8, 0), at(8, 25), 10);
        detected("maintenance", IncidentCategory.other, event -> event.setPlannedMaintenance(true), at(9, 0));
        resolved("maintenance", IncidentCategory.other, event -> event.setPlannedMaintenance(true), at(10, 0));
        detected("never resolved", IncidentCategory.proposal_rollback, event -> event, at(33, 0));
    }

    private void incident(
            String id, IncidentCategory category, IncidentSeverity severity, long fromMs, long toMs, long lostMinutes) {
        detected(id, category, event -> event.setSeverity(severity), fromMs);
        resolved(
                id,
                category,
                event -> event.setSeverity(severity)
                        .setFailureAtMs(Instant.ofEpochMilli(fromMs))
                        .setLastValidSnapshotAtMs(Instant.ofEpochMilli(fromMs - lostMinutes * MINUTE_MS)),
                toMs);
    }

    private void detected(
            String id, IncidentCategory category, UnaryOperator<IncidentEvent.Builder> more, long timeMs) {
        inputs.incident(id, IncidentEventKind.detected, category, more, timeMs);
    }

    private void resolved(
            String id, IncidentCategory category, UnaryOperator<IncidentEvent.Builder> more, long timeMs) {
        inputs.incident(id, IncidentEventKind.resolved, category, more, timeMs);
    }

    /** Two of 30 minutes each, which overlap by 20; one was caught. */
    private void violations() {
        UnaryOperator<IncidentEvent.Builder> slipped =
                event -> event.setSeverity(IncidentSeverity.high).setDetectedBeforeCommit(false);
        detected("slipped", IncidentCategory.invariant_violation, slipped, at(10, 5));
        resolved("slipped", IncidentCategory.invariant_violation, slipped, at(10, 35));
        detected(
                "caught",
                IncidentCategory.invariant_violation,
                event -> event.setDetectedBeforeCommit(true),
                at(10, 15));
        resolved("caught", IncidentCategory.invariant_violation, event -> event, at(10, 45));
    }

    /** On the first day once an hour, 23 of 24 times stable; then never again. */
    private void stability() {
        for (int hour = 0; hour < 24; hour++) {
            inputs.measure("5.1", hour == 16 ? 0.5 : 1, Map.of(), at(hour, 30));
        }
    }

    /** A log that is damaged on the first day and whole on the second, findings, and the ages of two snapshots, 48 hours apart. */
    private void audits() {
        inputs.measure("3.1", 100, Map.of("log", "main"), at(1, 10));
        inputs.measure("3.1", 99.5, Map.of("log", "main"), at(14, 10));
        inputs.measure("3.1", 100, Map.of("log", "main"), at(35, 10));
        Map<String, String> findings = Map.of("audit_id", "a", "high", "1", "medium", "2", "low", "3");
        inputs.measure("3.3", 6, findings, at(3, 10));
        inputs.measure("5.2", 2, Map.of(), at(1, 20));
        inputs.measure("5.2", 1, Map.of(), at(48, 20));
    }

    /** Overall from 85 down by 6, by more, and up again. */
    private void coverage() {
        inputs.measure("3.2", 96.5, Map.of("component", "invariant_validators"), at(2, 10));
        inputs.measure("3.2", 85, Map.of(), at(2, 20));
        inputs.measure("3.2", 79, Map.of(), at(15, 10));
        inputs.measure("3.2", 69.9, Map.of(), at(36, 10));
        inputs.measure("3.2", 86, Map.of(), at(40, 10));
        inputs.measure("4.2", 92, Map.of(), at(4, 10));
    }

    /** All that DS-KPI-008 asks for, and a day and a half later all but its first script; of the other contract one file. */
    private void looks() {
        look(at(5, 40), true);
        inputs.measure("3.2", 86, Map.of("component", "rollback_mechanisms"), at(38, 0) + SECOND_MS);
        look(at(38, 0), false);
        inputs.observe("evidence/events.jsonl", ArtifactKind.file, true, null, at(41, 0));
    }

    private void look(long timeMs, boolean whole) {
        long stepMs = SECOND_MS / 2;
        inputs.observe("enterprise/scripts/pilot_in_a_box.py", ArtifactKind.file, whole, null, timeMs);
        inputs.observe("enterprise/scripts/why_60s_challenge.py", ArtifactKind.file, true, null, timeMs + stepMs);
        inputs.observe("pilot/reports/", ArtifactKind.directory, true, null, timeMs + 3 * stepMs);
        inputs.observe(".github/workflows/coherence_ci.yml", ArtifactKind.file, true, null, timeMs + 4 * stepMs);
        inputs.observe("pilot/reports/ci_report.json", ArtifactKind.file, true, true, timeMs + 5 * stepMs);
    }

    /** Of the first day when it is due, of the month when it is due, of the next day before it is over. */
    private void reviews() {
        review("daily", "2025-12-30", at(32, 20));
        review("daily", "2025-12-31", at(47, 20));
        review("monthly", "2025-12", at(60, 20));
    }

    private void review(String cadence, String period, long timeMs) {
        inputs.measure("review", 1, Map.of("cadence", cadence, "period", period), timeMs);
    }

    /** A second submission, what is not measured, a time to come, an id that was used by another event. */
    private void refused() {
        inputs.submitted("ten hours", 1, at(19, 0), at(19, 0));
        inputs.measure("1.1", 1, Map.of(), at(19, 10));
        inputs.measure("to come", "5.1", 1, Map.of(), at(20, 10) + 6 * SECOND_MS, at(20, 10));
        inputs.measure("measurement " + at(4, 10), "4.2", 1, Map.of(), at(21, 10), at(21, 10));
    }
}
