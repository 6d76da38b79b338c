package io.oisstreams.operations.core.cost;

import io.oisstreams.operations.core.report.ShortText;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * A limit that one event crossed.
 *
 * @param value what was measured: USD, or a number of summaries
 * @param threshold what it was held against, in the same unit
 * @param message for people
 */
public record Crossing(CostRule rule, BigDecimal value, BigDecimal threshold, String message) {
    /** So many characters are repeated of an id, of which the subject has all: a report holds a thousand messages. */
    private static final int LONGEST_ID = 256;

    /**
     * What an event crossed, in the order of the rules. A rule about summaries is crossed by each summary that fulfils it, a rule about
     * the day by the first event with which the day fulfils it.
     *
     * @param before the day without the event
     * @param after {@code before.plus} the event
     */
    public static List<Crossing> of(CostDay before, CostDay after, Cost cost, CostLimits limits) {
        return Arrays.stream(CostRule.values())
                .filter(rule -> isCrossed(rule, before, after, cost, limits))
                .map(rule -> of(rule, after, cost, limits))
                .toList();
    }

    private static boolean isCrossed(CostRule rule, CostDay before, CostDay after, Cost cost, CostLimits limits) {
        return switch (rule) {
            case COST_CEILING_APPROACH, COST_CEILING_BREACH -> cost.isSummary() && rule.holds(cost.usd(), limits);
            case DAILY_BUDGET_APPROACH -> !before.budgetApproached() && after.budgetApproached();
            case DAILY_BUDGET_BREACH -> !before.budgetBreached() && after.budgetBreached();
            case RATE_LIMIT_APPROACH -> !before.rateApproached() && after.rateApproached();
            case RATE_LIMIT_BREACH -> !before.rateBreached() && after.rateBreached();
        };
    }

    private static Crossing of(CostRule rule, CostDay after, Cost cost, CostLimits limits) {
        BigDecimal threshold = rule.threshold(limits);
        BigDecimal value =
                switch (rule) {
                    case COST_CEILING_APPROACH, COST_CEILING_BREACH -> cost.usd();
                    case DAILY_BUDGET_APPROACH, DAILY_BUDGET_BREACH -> after.totalUsd();
                    case RATE_LIMIT_APPROACH, RATE_LIMIT_BREACH ->
                        BigDecimal.valueOf(after.summaries().count());
                };
        return new Crossing(rule, value, threshold, message(rule, cost, plain(value), plain(threshold), limits));
    }

    private static String message(CostRule rule, Cost cost, String value, String threshold, CostLimits limits) {
        return switch (rule) {
            case COST_CEILING_APPROACH ->
                summary(cost) + " cost " + value + " USD, at least " + threshold + " USD ("
                        + limits.ceilingApproachPct() + " % of the ceiling of " + plain(limits.perSummaryCeilingUsd())
                        + " USD)";
            case COST_CEILING_BREACH ->
                summary(cost) + " cost " + value + " USD, more than the ceiling of " + threshold + " USD";
            case DAILY_BUDGET_APPROACH ->
                "the day has cost " + value + " USD, at least " + threshold + " USD (" + limits.budgetApproachPct()
                        + " % of the cap of " + plain(limits.dailyBudgetCapUsd()) + " USD)";
            case DAILY_BUDGET_BREACH ->
                "the day has cost " + value + " USD, more than the cap of " + threshold + " USD";
            case RATE_LIMIT_APPROACH ->
                "the day has " + value + " summaries, at least " + threshold + " (" + limits.rateApproachPct()
                        + " % of the limit of " + limits.dailyRateLimit() + ")";
            case RATE_LIMIT_BREACH -> "the day has " + value + " summaries, more than the limit of " + threshold;
        };
    }

    private static String summary(Cost cost) {
        return "summary " + ShortText.cut(cost.summaryId().orElse(""), LONGEST_ID) + " of cycle "
                + ShortText.cut(cost.cycleId(), LONGEST_ID);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
