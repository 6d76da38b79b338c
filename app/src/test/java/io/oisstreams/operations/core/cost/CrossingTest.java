package io.oisstreams.operations.core.cost;

import static io.oisstreams.operations.core.cost.CostRule.COST_CEILING_APPROACH;
import static io.oisstreams.operations.core.cost.CostRule.COST_CEILING_BREACH;
import static io.oisstreams.operations.core.cost.CostRule.DAILY_BUDGET_APPROACH;
import static io.oisstreams.operations.core.cost.CostRule.DAILY_BUDGET_BREACH;
import static io.oisstreams.operations.core.cost.CostRule.RATE_LIMIT_APPROACH;
import static io.oisstreams.operations.core.cost.CostRule.RATE_LIMIT_BREACH;
import static io.oisstreams.operations.core.cost.Costs.LIMITS;
import static io.oisstreams.operations.core.cost.Costs.day;
import static io.oisstreams.operations.core.cost.Costs.other;
import static io.oisstreams.operations.core.cost.Costs.summary;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.alerting.Severity;
import io.oisstreams.operations.core.cost.Cost.Outcome;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossingTest {
    private static final Cost FREE = summary("0");

    @ParameterizedTest
    @CsvSource({
        "0.044999999999999999, ",
        "0.045, COST_CEILING_APPROACH",
        "0.05, COST_CEILING_APPROACH",
        "0.050000000000000001, COST_CEILING_APPROACH COST_CEILING_BREACH",
        "399.999999999999999999, COST_CEILING_APPROACH COST_CEILING_BREACH",
        "400, COST_CEILING_APPROACH COST_CEILING_BREACH DAILY_BUDGET_APPROACH",
        "500, COST_CEILING_APPROACH COST_CEILING_BREACH DAILY_BUDGET_APPROACH",
        "500.000000000000000001, COST_CEILING_APPROACH COST_CEILING_BREACH DAILY_BUDGET_APPROACH DAILY_BUDGET_BREACH",
        "1000000000000, COST_CEILING_APPROACH COST_CEILING_BREACH DAILY_BUDGET_APPROACH DAILY_BUDGET_BREACH",
    })
    void oneSummaryCrossesWhatItReaches(String usd, String rules) {
        List<CostRule> crossed = crossed(CostDay.EMPTY, summary(usd));

        assertThat(crossed)
                .containsExactlyElementsOf(Arrays.stream(rules == null ? new String[0] : rules.split(" "))
                        .map(CostRule::valueOf)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"79, ", "80, RATE_LIMIT_APPROACH", "81, ", "100, ", "101, RATE_LIMIT_BREACH", "102, "})
    void theRateIsCrossedByOneSummaryOnly(int number, CostRule rule) {
        CostDay before = CostDay.EMPTY;
        for (int i = 1; i < number; i++) {
            before = before.plus(FREE, false, LIMITS);
        }

        List<CostRule> crossed = crossed(before, FREE);

        assertThat(crossed).isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @Test
    void theBudgetIsCrossedOnceAndTheCeilingByEachSummary() {
        CostDay before = day(other("399.97"));
        Cost dear = summary("0.06");

        List<CostRule> first = crossed(before, dear);
        List<CostRule> second = crossed(before.plus(dear, false, LIMITS), dear);

        assertThat(first).containsExactly(COST_CEILING_APPROACH, COST_CEILING_BREACH, DAILY_BUDGET_APPROACH);
        assertThat(second).containsExactly(COST_CEILING_APPROACH, COST_CEILING_BREACH);
    }

    @Test
    void whatIsNoSummaryCountsAgainstTheBudgetAlone() {
        Cost blocked = new Cost("c", Optional.of("s"), new BigDecimal("501"), Outcome.BLOCKED);

        assertThat(crossed(CostDay.EMPTY, other("501"))).containsExactly(DAILY_BUDGET_APPROACH, DAILY_BUDGET_BREACH);
        assertThat(crossed(CostDay.EMPTY, blocked)).containsExactly(DAILY_BUDGET_APPROACH, DAILY_BUDGET_BREACH);
    }

    @Test
    void whatWasCrossedIsNotCrossedAgainWhenLimitsAreReplacedInTheMiddleOfADay() {
        CostLimits higher = new CostLimits(BigDecimal.ONE, new BigDecimal("600"), 100, 90, 80, 80, 10);
        CostDay before = day(other("501")).plus(other("50"), false, higher);
        CostDay after = before.plus(other("50"), false, higher);

        List<Crossing> crossings = Crossing.of(before, after, other("50"), higher);

        assertThat(before.budgetBreached()).isTrue();
        assertThat(crossings).isEmpty();
    }

    @Test
    void aCrossingSaysWhatWasHeldAgainstWhat() {
        CostDay before = day(other("399.97"));
        Cost dear = summary("0.060");

        List<Crossing> crossings = Crossing.of(before, before.plus(dear, false, LIMITS), dear, LIMITS);

        assertThat(crossings)
                .extracting(Crossing::message)
                .containsExactly(
                        "summary s of cycle c cost 0.06 USD, at least 0.045 USD (90 % of the ceiling of 0.05 USD)",
                        "summary s of cycle c cost 0.06 USD, more than the ceiling of 0.05 USD",
                        "the day has cost 400.03 USD, at least 400 USD (80 % of the cap of 500 USD)");
        assertThat(crossings)
                .extracting(Crossing::value)
                .map(BigDecimal::toString)
                .containsExactly("0.060", "0.060", "400.030");
        assertThat(crossings)
                .extracting(Crossing::threshold)
                .map(BigDecimal::toString)
                .containsExactly("0.04500", "0.050", "400.00");
    }

    @Test
    void rulesHaveTheNamesAndSeveritiesOfTheirAlerts() {
        assertThat(CostRule.values())
                .extracting(CostRule::alertRule)
                .containsExactly(
                        "cost_ceiling_approach",
                        "cost_ceiling_breach",
                        "daily_budget_approach",
                        "daily_budget_breach",
                        "rate_limit_approach",
                        "rate_limit_breach");
        assertThat(CostRule.values())
                .filteredOn(CostRule::isBreach)
                .containsExactly(COST_CEILING_BREACH, DAILY_BUDGET_BREACH, RATE_LIMIT_BREACH)
                .extracting(CostRule::severity)
                .containsOnly(Severity.CRITICAL);
        assertThat(CostRule.values())
                .filteredOn(rule -> !rule.isBreach())
                .extracting(CostRule::severity)
                .containsOnly(Severity.HIGH);
        assertThat(CostRule.values())
                .filteredOn(CostRule::isDaily)
                .containsExactly(DAILY_BUDGET_APPROACH, DAILY_BUDGET_BREACH, RATE_LIMIT_APPROACH, RATE_LIMIT_BREACH);
    }

    private static List<CostRule> crossed(CostDay before, Cost cost) {
        return Crossing.of(before, before.plus(cost, false, LIMITS), cost, LIMITS).stream()
                .map(Crossing::rule)
                .toList();
    }
}
