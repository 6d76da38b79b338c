package io.oisstreams.operations.core.cost;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.operations.core.report.Decimals;
import io.oisstreams.operations.core.report.ReportJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The daily cost report: the JSON of OPS 2.3, its names, nesting and order. */
public final class CostReport {
    private CostReport() {}

    /**
     * The report of one tenant and UTC day.
     *
     * @param alerts all that are to be told of, in this order
     * @return indented JSON with a newline at its end, no number in it with an exponent
     */
    public static String of(
            LocalDate date, CostDay day, Trajectory trajectory, CostLimits limits, List<ReportedAlert> alerts) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("report_date", date.toString());
        report.set("daily_summary", summary(day));
        report.set("adr012_compliance", compliance(day, limits));
        report.set("budget_utilization", utilization(day, limits));
        report.set("cost_trajectory", trajectory(trajectory));
        ArrayNode told = report.putArray("alerts");
        alerts.forEach(alert -> told.add(alert(alert)));
        return ReportJson.of(report);
    }

    private static ObjectNode summary(CostDay day) {
        SummaryTotals summaries = day.summaries();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("total_cycles", day.cycles());
        json.put("total_summaries_generated", summaries.count());
        json.put("total_cost_usd", Decimals.usd(day.totalUsd()));
        json.put("average_cost_per_summary_usd", money(summaries.averageUsd()));
        json.put("max_cost_per_summary_usd", money(summaries.maxUsd()));
        json.put("min_cost_per_summary_usd", money(summaries.minUsd()));
        return json;
    }

    private static ObjectNode compliance(CostDay day, CostLimits limits) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("per_summary_ceiling_usd", limits.perSummaryCeilingUsd());
        json.put("daily_budget_cap_usd", limits.dailyBudgetCapUsd());
        json.put("daily_rate_limit", limits.dailyRateLimit());
        json.put("ceiling_breaches", day.summaries().ceilingBreaches());
        json.put("budget_breaches", day.budgetBreached() ? 1 : 0);
        json.put("rate_limit_breaches", day.rateBreached() ? 1 : 0);
        json.put("compliance_status", day.isCompliant() ? "PASS" : "FAIL");
        return json;
    }

    private static ObjectNode utilization(CostDay day, CostLimits limits) {
        Utilization used = Utilization.of(day, limits);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("daily_budget_used_pct", used.budgetPct());
        json.put("daily_rate_used_pct", used.ratePct());
        json.put("budget_headroom_usd", Decimals.usd(used.budgetHeadroomUsd()));
        return json;
    }

    private static ObjectNode trajectory(Trajectory trajectory) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("7day_average_cost_usd", Decimals.usd(trajectory.sevenDayAverageUsd()));
        json.put("30day_average_cost_usd", Decimals.usd(trajectory.thirtyDayAverageUsd()));
        json.put("trend", trajectory.trend().label());
        return json;
    }

    private static ObjectNode alert(ReportedAlert alert) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("rule", alert.rule());
        json.put("severity", alert.severity().name().toLowerCase(Locale.ROOT));
        json.put("subject", alert.subject().orElse(null));
        json.put("value", Decimals.withAtLeast(0, alert.value()));
        json.put("threshold", Decimals.withAtLeast(0, alert.threshold()));
        json.put("detected_at", Instant.ofEpochMilli(alert.detectedAtMs()).toString());
        json.put("message", alert.message());
        return json;
    }

    /** What there is none of is 0. */
    private static BigDecimal money(Optional<BigDecimal> usd) {
        return Decimals.usd(usd.orElse(BigDecimal.ZERO));
    }
}
