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
import io.oisstreams.operations.core.cost.CostReport;
import io.oisstreams.operations.core.cost.CostRule;
import io.oisstreams.operations.core.cost.Crossing;
import io.oisstreams.operations.core.cost.ReportedAlert;
import io.oisstreams.operations.core.cost.Trajectory;
import io.oisstreams.operations.core.deviation.Command;
import io.oisstreams.operations.core.deviation.Detection;
import io.oisstreams.operations.core.deviation.DeviationType;
import io.oisstreams.operations.core.report.ReportKind;
import io.oisstreams.operations.core.report.UtcDays;
import io.oisstreams.operations.state.Due;
import io.oisstreams.operations.state.RowKey;
import io.oisstreams.operations.state.RowKey.Kind;
import io.oisstreams.operations.state.Rows;
import io.oisstreams.operations.state.StoredAlert;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;

/** Costs: exact days, alerts and commands at the moment of the event that crosses a limit, and a report when the day is closed. */
final class Costs {
    /** Most alerts that a report lists. */
    private static final int MOST_ALERTS = 1_000;

    private static final int TRAILING_DAYS = 30;

    private final CostLimits limits;
    private final Rows rows;
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
        rows.put(key(tenantId, day), after);
        for (Crossing crossing : Crossing.of(before, after, cost, limits)) {
            crossed(crossing, event, day, admissionMs);
        }
    }

    /** What a day has cost. */
    CostDay day(String tenantId, long day) {
        return rows.get(key(tenantId, day), CostDay.class).orElse(CostDay.EMPTY);
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
        Bytes key = RowKey.of(Kind.COST_ALERT, tenantId, day, rule.alertRule(), subject);
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

    /** Nothing counts for the day any more. */
    void close(Due due) {
        List<ReportedAlert> alerts = resolve(due);
        long day = Long.parseLong(due.subject());
        LocalDate date = UtcDays.date(day);
        reports.publish(
                due.tenantId(),
                ReportKind.DAILY_COST_REPORT,
                reports.file(ReportKind.DAILY_COST_REPORT).fileName(date),
                due.timeMs(),
                Optional.of(new Reports.Period(UtcDays.startMs(day), UtcDays.startMs(day + 1))),
                CostReport.of(date, day(due.tenantId(), day), trajectory(due.tenantId(), day), limits, alerts));
        for (Kind kind : List.of(Kind.COST_ALERT, Kind.COST_CYCLE)) {
            Bytes prefix = RowKey.of(kind, due.tenantId(), day);
            rows.keys(prefix, RowKey.of(kind, due.tenantId(), day + 1)).forEach(rows::delete);
        }
    }

    /** Where the costs are going up to a day. */
    Trajectory trajectory(String tenantId, long day) {
        Map<LocalDate, BigDecimal> totals = new HashMap<>();
        for (long each = day - TRAILING_DAYS + 1; each <= day; each++) {
            totals.put(UtcDays.date(each), day(tenantId, Math.max(0, each)).totalUsd());
        }
        return Trajectory.of(UtcDays.date(day), totals, limits);
    }

    /** Resolves what fired for a day before something was due; returns all alerts of the day, the first first. */
    private List<ReportedAlert> resolve(Due due) {
        long day = Long.parseLong(due.subject());
        List<Alert> alerts = new ArrayList<>();
        for (KeyValue<Bytes, StoredAlert> row :
                rows.beginningWith(RowKey.of(Kind.COST_ALERT, due.tenantId(), day), StoredAlert.class)) {
            Alert alert = row.value.alert();
            alerts.add(alert);
            if (!row.value.resolved() && alert.detectedAtMs() < due.timeMs()) {
                resolve(alert, day, due.timeMs());
                rows.put(row.key, new StoredAlert(alert, true));
            }
        }
        return alerts.stream()
                .sorted(Comparator.comparingLong(Alert::detectedAtMs)
                        .thenComparing(alert -> CostRule.valueOf(alert.rule().toUpperCase(Locale.ROOT)))
                        .thenComparing(alert -> alert.subject().orElse("")))
                .limit(MOST_ALERTS)
                .map(Costs::reported)
                .toList();
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
        CostRule rule = CostRule.valueOf(alert.rule().toUpperCase(Locale.ROOT));
        if (rule.isDaily() && rule.isBreach() && alert.detectedAtMs() < alert.windowEndMs()) {
            commands.release(
                    alert.tenantId(),
                    Command.BLOCK_EXECUTION,
                    cause(alert.rule(), day),
                    Optional.empty(),
                    timeMs,
                    reason);
        }
    }

    private static ReportedAlert reported(Alert alert) {
        return new ReportedAlert(
                alert.rule(),
                alert.severity(),
                alert.subject(),
                alert.value().orElseThrow(),
                alert.threshold().orElseThrow(),
                alert.detectedAtMs(),
                alert.message());
    }

    private static String cause(String rule, long day) {
        return rule + "/" + UtcDays.date(day);
    }

    private static Bytes key(String tenantId, long day) {
        return RowKey.of(Kind.COST_DAY, tenantId, day);
    }
}
