package io.oisstreams.operations.topology;

import io.oisstreams.operations.core.OperationsPolicy;
import io.oisstreams.operations.core.attestation.Attestation;
import io.oisstreams.operations.core.attestation.Outcome;
import io.oisstreams.operations.core.attestation.ReportTemplates;
import io.oisstreams.operations.core.deviation.Command;
import io.oisstreams.operations.core.report.ReportKind;
import io.oisstreams.operations.state.Due;
import io.oisstreams.operations.state.Kind;
import io.oisstreams.operations.state.Readiness;
import io.oisstreams.operations.state.Tenants;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import io.oisstreams.time.UtcDays;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/** Weeks: attested when they are closed; after the first with enough completed cycles, the readiness brief (OPS sections 2.2 and 4). */
final class Weeks {
    private final OperationsPolicy policy;
    private final ReportTemplates templates;
    private final Rows rows;
    private final Tenants tenants;
    private final WeekFactsReader facts;
    private final Commands commands;
    private final Reports reports;

    Weeks(
            OperationsPolicy policy,
            ReportTemplates templates,
            Rows rows,
            Tenants tenants,
            WeekFactsReader facts,
            Commands commands,
            Reports reports) {
        this.policy = policy;
        this.templates = templates;
        this.rows = rows;
        this.tenants = tenants;
        this.facts = facts;
        this.commands = commands;
        this.reports = reports;
    }

    /** Nothing counts for the week any more. It may be said again of a week whose events are read late. */
    void close(Due due) {
        long weekEnd = Long.parseLong(due.subject());
        String name = reports.file(ReportKind.WEEKLY_ATTESTATION).fileName(UtcDays.date(weekEnd));
        if (reports.isPublished(due.tenantId(), name)) {
            return;
        }
        Attestation attestation = Attestation.of(facts.week(due.tenantId(), weekEnd), policy.attestation());
        reports.publish(
                due.tenantId(),
                ReportKind.WEEKLY_ATTESTATION,
                name,
                due.timeMs(),
                Optional.of(new Reports.Period(UtcDays.startMs(weekEnd - UtcDays.WEEK), UtcDays.startMs(weekEnd))),
                templates.render(attestation));
        command(due, attestation.outcome(), name);
        brief(due, weekEnd, attestation.outcome());
    }

    /** A failed attestation pauses production, until one does not fail (OPS section 2.2). */
    private void command(Due due, Outcome outcome, String name) {
        String tenantId = due.tenantId();
        Optional<String> paused = tenants.state(tenantId).paused();
        if (outcome == Outcome.FAIL && paused.isEmpty()) {
            commands.issue(
                    tenantId,
                    Command.PAUSE_PRODUCTION,
                    name,
                    Optional.empty(),
                    due.timeMs(),
                    name + ": " + outcome.label() + ": " + outcome.consequence());
            tenants.change(tenantId, state -> state.withPaused(Optional.of(name)));
        } else if (outcome != Outcome.FAIL && paused.isPresent()) {
            commands.release(
                    tenantId,
                    Command.PAUSE_PRODUCTION,
                    paused.get(),
                    Optional.empty(),
                    due.timeMs(),
                    name + ": " + outcome.label());
            tenants.change(tenantId, state -> state.withPaused(Optional.empty()));
        }
    }

    private void brief(Due due, long weekEnd, Outcome outcome) {
        String tenantId = due.tenantId();
        Bytes key = RowKey.of(Kind.READINESS, tenantId);
        Readiness before = rows.get(key, Readiness.class).orElse(Readiness.NOTHING);
        if (before.published()) {
            return;
        }
        Readiness readiness = facts.plusWeek(before, tenantId, weekEnd);
        long completed = readiness.cycles().stream()
                .filter(cycle -> cycle.endedMs() < UtcDays.startMs(weekEnd))
                .count();
        if (completed < policy.readiness().cycles()) {
            rows.put(key, readiness);
            return;
        }
        rows.put(key, readiness.afterPublication());
        reports.publish(
                tenantId,
                ReportKind.READINESS_BRIEF,
                reports.file(ReportKind.READINESS_BRIEF).fileName(),
                due.timeMs(),
                Optional.empty(),
                templates.render(facts.brief(readiness, tenantId, weekEnd, due.timeMs(), outcome)));
    }
}
