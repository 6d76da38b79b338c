package io.oisstreams.operations.topology;

import io.oisstreams.alerting.Alert;
import io.oisstreams.alerting.AlertBook;
import io.oisstreams.alerting.Condition;
import io.oisstreams.alerting.Observation;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.CostEvent;
import io.oisstreams.operations.core.cost.Cost;
import io.oisstreams.operations.core.cost.CostDay;
import io.oisstreams.operations.core.cost.CostLimits;
import io.oisstreams.operations.core.cost.CostRule;
import io.oisstreams.operations.core.cost.Crossing;
import io.oisstreams.operations.core.cost.Trajectory;
import io.oisstreams.operations.core.deviation.Command;
import io.oisstreams.operations.core.deviation.Detection;
import io.oisstreams.operations.core.deviation.DeviationType;
import io.oisstreams.operations.core.report.ReportKind;
import io.oisstreams.operations.state.CostRows;
import io.oisstreams.operations.state.Due;
import io.oisstreams.operations.state.Kind;
import io.oisstreams.operations.state.StoredAlert;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import io.oisstreams.time.UtcDays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;

/** Costs: exact days, alerts and commands at the moment of the event that crosses a limit, and a report when the day is closed. */
final class Costs {
    private final CostLimits limits;
    private final Rows rows;
    private final CostRows days;
    private final Published published;
    private final Commands commands;
    private final Deviations deviations;
    private final Reports reports;

    Costs(
            CostLimits limits,
            Rows rows,
            Published published,
            Commands commands,
            Deviations deviations,
            Reports reports) {
        this.limits = limits;
        this.rows = rows;
        this.days = new CostRows(rows, limits);
        this.published = published;
        this.commands = commands;
        this.deviations = deviations;
        this.reports = reports;
    }

    /** Adds a cost that counts to its UTC day. */
    void add(CostEvent event, long admissionMs) {
        String tenantId = event.getTenantId();
        long day = UtcDays.dayOf(event.getTimestampMs().toEpochMilli());
        Cost cost = new Cost(
                event.getCycleId(),
                Optional.ofNullable(event.getSummaryId()),
                event.getCostUsd(),
                Cost.Outcome.valueOf(event.getOutcome().name().toUpperCase(Locale.ROOT)));
        Bytes cycle = RowKey.of(Kind.COST_CYCLE, tenantId, day, cost.cycleId());
        CostDay before = day(tenantId, day);
        CostDay after = before.plus(cost, !rows.has(cycle), limits);
        rows.put(cycle);
        rows.put(CostRows.dayKey(tenantId, day), after);
        for (Crossing crossing : Crossing.of(before, after, cost, limits)) {
            crossed(crossing, event, day, admissionMs);
        }
    }

    /** What a day has cost. */
    CostDay day(String tenantId, long day) {
        return days.day(tenantId, day);
    }

    private void crossed(Crossing crossing, CostEvent event, long day, long admissionMs) {
        String tenantId = event.getTenantId();
        CostRule rule = crossing.rule();
        String subject = rule.isDaily() ? UtcDays.date(day).toString() : event.getSummaryId();
        Observation seen = new Observation(
                tenantId,
                rule.alertRule(),
                Optional.of(subject),
                Optional.of(new Condition(rule.severity(), Optional.of(crossing.threshold()))),
                Optional.of(crossing.value()),
                UtcDays.startMs(day),
                UtcDays.startMs(day + 1),
                admissionMs,
                crossing.message());
        Bytes key = CostRows.alertKey(tenantId, day, rule, subject);
        if (!rows.has(key)) {
            Alert alert = new AlertBook().observe(seen).get(0);
            rows.put(key, new StoredAlert(alert, false));
            published.alert(alert);
        }
        if (rule == CostRule.COST_CEILING_BREACH) {
            deviations.open(new Detection(
                    tenantId,
                    DeviationType.COST_CEILING_BREACH,
                    subject,
                    crossing.message(),
                    admissionMs,
                    Topics.COST_EVENTS.name() + "/" + event.getEventId()));
        } else if (rule.isBreach() && admissionMs < UtcDays.startMs(day + 1)) {
            commands.issue(
                    tenantId,
                    Command.BLOCK_EXECUTION,
                    cause(rule.alertRule(), day),
                    Optional.empty(),
                    admissionMs,
                    crossing.message());
        }
    }

    /** A UTC day has ended: what fired because of it is over, and the next one may spend again. */
    void end(Due due) {
        resolve(due);
    }

    /** Nothing counts for the day any more. It may be said again of a day whose events are read late. */
    void close(Due due) {
        resolve(due);
        long day = Long.parseLong(due.subject());
        String name = reports.file(ReportKind.DAILY_COST_REPORT).fileName(UtcDays.date(day));
        if (reports.isPublished(due.tenantId(), name)) {
            return;
        }
        reports.publish(
                due.tenantId(),
                ReportKind.DAILY_COST_REPORT,
                name,
                due.timeMs(),
                Optional.of(new Reports.Period(UtcDays.startMs(day), UtcDays.startMs(day + 1))),
                days.report(due.tenantId(), day));
        for (Kind kind : List.of(Kind.COST_ALERT, Kind.COST_CYCLE)) {
            Bytes prefix = RowKey.of(kind, due.tenantId(), day);
            rows.keys(prefix, RowKey.of(kind, due.tenantId(), day + 1)).forEach(rows::delete);
        }
    }

    /** Where the costs are going up to a day. */
    Trajectory trajectory(String tenantId, long day) {
        return days.trajectory(tenantId, day);
    }

    /** Resolves what fired for a day before something was due. */
    private void resolve(Due due) {
        long day = Long.parseLong(due.subject());
        for (KeyValue<Bytes, StoredAlert> row : days.alerts(due.tenantId(), day)) {
            Alert alert = row.value.alert();
            if (!row.value.resolved() && alert.detectedAtMs() < due.timeMs()) {
                resolve(alert, day, due.timeMs());
                rows.put(row.key, new StoredAlert(alert, true));
            }
        }
    }

    private void resolve(Alert alert, long day, long timeMs) {
        String reason = "the day " + UtcDays.date(day) + " is over";
        Observation over = new Observation(
                alert.tenantId(),
                alert.rule(),
                alert.subject(),
                Optional.empty(),
                alert.value(),
                alert.windowStartMs(),
                alert.windowEndMs(),
                timeMs,
                reason);
        new AlertBook(List.of(alert)).observe(over).forEach(published::alert);
        if (CostRows.blocks(alert)) {
            commands.release(
                    alert.tenantId(),
                    Command.BLOCK_EXECUTION,
                    cause(alert.rule(), day),
                    Optional.empty(),
                    timeMs,
                    reason);
        }
    }

    private static String cause(String rule, long day) {
        return rule + "/" + UtcDays.date(day);
    }
}
