package io.oisstreams.operations.state;

import io.oisstreams.alerting.Alert;
import io.oisstreams.operations.core.cost.CostDay;
import io.oisstreams.operations.core.cost.CostLimits;
import io.oisstreams.operations.core.cost.CostReport;
import io.oisstreams.operations.core.cost.CostRule;
import io.oisstreams.operations.core.cost.ReportedAlert;
import io.oisstreams.operations.core.cost.Trajectory;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.RowReader;
import io.oisstreams.time.UtcDays;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;

/** What days cost, and what fired because of it. */
public record CostRows(RowReader rows, CostLimits limits) {
    /** Most alerts that a report lists. */
    private static final int MOST_ALERTS = 1_000;

    private static final int TRAILING_DAYS = 30;

    /** What a day has cost. */
    public CostDay day(String tenantId, long day) {
        return rows.get(dayKey(tenantId, day), CostDay.class).orElse(CostDay.EMPTY);
    }

    /** Where the costs are going up to a day. */
    public Trajectory trajectory(String tenantId, long day) {
        Map<LocalDate, BigDecimal> totals = new HashMap<>();
        for (long each = Math.max(0, day - TRAILING_DAYS + 1); each <= day; each++) {
            totals.put(UtcDays.date(each), day(tenantId, each).totalUsd());
        }
        return Trajectory.of(UtcDays.date(day), totals, limits);
    }

    /** What fired because of a day that is not closed. */
    public List<KeyValue<Bytes, StoredAlert>> alerts(String tenantId, long day) {
        return rows.beginningWith(RowKey.of(Kind.COST_ALERT, tenantId, day), StoredAlert.class);
    }

    /** The cost report of a day, as it is so far. */
    public String report(String tenantId, long day) {
        List<ReportedAlert> alerts = alerts(tenantId, day).stream()
                .map(row -> row.value.alert())
                .sorted(Comparator.comparingLong(Alert::detectedAtMs)
                        .thenComparing(CostRows::ruleOf)
                        .thenComparing(alert -> alert.subject().orElse("")))
                .limit(MOST_ALERTS)
                .map(CostRows::reported)
                .toList();
        return CostReport.of(UtcDays.date(day), day(tenantId, day), trajectory(tenantId, day), limits, alerts);
    }

    /** Whether the breach of a daily limit blocks execution now. */
    public boolean isBlocked(String tenantId, long day, CostRule rule) {
        String subject = UtcDays.date(day).toString();
        return rows.get(alertKey(tenantId, day, rule, subject), StoredAlert.class)
                .filter(stored -> !stored.resolved() && blocks(stored.alert()))
                .isPresent();
    }

    /** Whether an alert came with a command to block execution: that of a limit of a day that was not over. */
    public static boolean blocks(Alert alert) {
        CostRule rule = ruleOf(alert);
        return rule.isDaily() && rule.isBreach() && alert.detectedAtMs() < alert.windowEndMs();
    }

    /** The key of a {@link CostDay}. */
    public static Bytes dayKey(String tenantId, long day) {
        return RowKey.of(Kind.COST_DAY, tenantId, day);
    }

    /**
     * The key of a {@link StoredAlert}.
     *
     * @param subject the day or the summary
     */
    public static Bytes alertKey(String tenantId, long day, CostRule rule, String subject) {
        return RowKey.of(Kind.COST_ALERT, tenantId, day, rule.alertRule(), subject);
    }

    private static CostRule ruleOf(Alert alert) {
        return CostRule.valueOf(alert.rule().toUpperCase(Locale.ROOT));
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
}
