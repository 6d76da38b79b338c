package io.oisstreams.operations.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.operations.core.cost.CostDay;
import io.oisstreams.operations.core.cost.CostLimits;
import io.oisstreams.operations.core.cost.CostRule;
import io.oisstreams.operations.core.cost.SummaryTotals;
import io.oisstreams.operations.core.cost.Trajectory;
import io.oisstreams.operations.core.cost.Utilization;
import io.oisstreams.operations.core.report.Decimals;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days of costs as the answers have them, and the limits in force. */
record CostDayJson(CostLimits limits) {
    void limits(ObjectNode node) {
        node.put("per_summary_ceiling_usd", limits.perSummaryCeilingUsd())
                .put("ceiling_approach_pct", limits.ceilingApproachPct())
                .put("ceiling_approach_usd", usd(CostRule.COST_CEILING_APPROACH))
                .put("daily_budget_cap_usd", limits.dailyBudgetCapUsd())
                .put("budget_approach_pct", limits.budgetApproachPct())
                .put("budget_approach_usd", usd(CostRule.DAILY_BUDGET_APPROACH))
                .put("daily_rate_limit", limits.dailyRateLimit())
                .put("rate_approach_pct", limits.rateApproachPct())
                .put(
                        "rate_approach_summaries",
                        Decimals.withAtLeast(0, CostRule.RATE_LIMIT_APPROACH.threshold(limits)));
    }

    private BigDecimal usd(CostRule rule) {
        return Decimals.usd(rule.threshold(limits));
    }

    void trajectory(Trajectory trajectory, ObjectNode node) {
        node.put("seven_day_average_usd", Decimals.usd(trajectory.sevenDayAverageUsd()))
                .put("thirty_day_average_usd", Decimals.usd(trajectory.thirtyDayAverageUsd()))
                .put("trend", trajectory.trend().label());
    }

    void write(CostDay day, ObjectNode node) {
        SummaryTotals summaries = day.summaries();
        Utilization used = Utilization.of(day, limits);
        node.put("cycles", day.cycles())
                .put("summaries", summaries.count())
                .put("total_usd", Decimals.usd(day.totalUsd()))
                .put("average_summary_usd", usd(summaries.averageUsd()))
                .put("highest_summary_usd", usd(summaries.maxUsd()))
                .put("lowest_summary_usd", usd(summaries.minUsd()))
                .put("budget_used_pct", used.budgetPct())
                .put("budget_headroom_usd", Decimals.usd(used.budgetHeadroomUsd()))
                .put("rate_used_pct", used.ratePct())
                .put("rate_headroom", used.rateHeadroom())
                .put("ceiling_approaches", summaries.ceilingApproaches())
                .put("ceiling_breaches", summaries.ceilingBreaches())
                .put("budget_approached", day.budgetApproached())
                .put("budget_breached", day.budgetBreached())
                .put("rate_approached", day.rateApproached())
                .put("rate_breached", day.rateBreached())
                .put("executed", day.executed())
                .put("errors", day.errors())
                .put("blocked", day.blocked())
                .put("compliance_status", day.isCompliant() ? "PASS" : "FAIL");
    }

    private static @Nullable BigDecimal usd(Optional<BigDecimal> usd) {
        return usd.map(Decimals::usd).orElse(null);
    }
}
