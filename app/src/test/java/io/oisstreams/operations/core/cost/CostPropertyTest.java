package io.oisstreams.operations.core.cost;

import static io.oisstreams.operations.core.cost.Costs.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.operations.core.cost.Cost.Outcome;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days of random costs against sums of whole numbers of 10^-18 USD. */
class CostPropertyTest {
    private static final int DECIMALS = 18;
    private static final BigInteger USD = BigInteger.TEN.pow(DECIMALS);
    private static final BigInteger APPROACH = new BigInteger("45000000000000000");
    private static final BigInteger CEILING = new BigInteger("50000000000000000");
    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aDayIsTheSumOfItsCosts(long seed) {
        List<Cost> costs = costs(new Random(seed));

        CostDay day = CostDay.EMPTY;
        Set<String> cycles = new HashSet<>();
        for (Cost cost : costs) {
            day = day.plus(cost, cycles.add(cost.cycleId()), LIMITS);
        }

        List<BigInteger> summaries = costs.stream()
                .filter(cost -> cost.summaryId().isPresent())
                .filter(cost -> cost.outcome() == Outcome.EXECUTED || cost.outcome() == Outcome.ERROR)
                .map(CostPropertyTest::units)
                .toList();
        assertThat(day.cycles()).isEqualTo(cycles.size());
        assertThat(units(day.totalUsd()))
                .isEqualTo(sum(costs.stream().map(CostPropertyTest::units).toList()));
        assertThat(day.summaries().count()).isEqualTo(summaries.size());
        assertThat(units(day.summaries().totalUsd())).isEqualTo(sum(summaries));
        assertThat(day.summaries().maxUsd().map(CostPropertyTest::units)).contains(Collections.max(summaries));
        assertThat(day.summaries().minUsd().map(CostPropertyTest::units)).contains(Collections.min(summaries));
        assertThat(day.errors()).isEqualTo(count(costs, Outcome.ERROR));
        assertThat(day.blocked()).isEqualTo(count(costs, Outcome.BLOCKED));
        assertThat(day.summaries().ceilingBreaches()).isEqualTo(above(summaries, CEILING));
        assertThat(day.summaries().ceilingApproaches()).isEqualTo(above(summaries, APPROACH.subtract(BigInteger.ONE)));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void eachDailyRuleIsCrossedOnceByTheFirstEventThatFulfilsIt(long seed) {
        List<Cost> costs = costs(new Random(seed));

        Map<CostRule, List<Integer>> crossedAt = new TreeMap<>();
        CostDay day = CostDay.EMPTY;
        for (int i = 0; i < costs.size(); i++) {
            CostDay after = day.plus(costs.get(i), false, LIMITS);
            for (Crossing crossing : Crossing.of(day, after, costs.get(i), LIMITS)) {
                crossedAt
                        .computeIfAbsent(crossing.rule(), rule -> new ArrayList<>())
                        .add(i);
            }
            day = after;
        }

        assertThat(crossedAt).isEqualTo(expected(costs));
    }

    private static Map<CostRule, List<Integer>> expected(List<Cost> costs) {
        Map<CostRule, List<Integer>> expected = new TreeMap<>();
        BigInteger total = BigInteger.ZERO;
        long summaries = 0;
        for (int i = 0; i < costs.size(); i++) {
            Cost cost = costs.get(i);
            boolean summary = cost.summaryId().isPresent() && cost.outcome() != Outcome.BLOCKED;
            BigInteger ofSummary = summary ? units(cost) : BigInteger.ZERO;
            total = total.add(units(cost));
            summaries += summary ? 1 : 0;
            each(ofSummary.compareTo(APPROACH) >= 0, expected, CostRule.COST_CEILING_APPROACH, i);
            each(ofSummary.compareTo(CEILING) > 0, expected, CostRule.COST_CEILING_BREACH, i);
            first(
                    total.compareTo(USD.multiply(BigInteger.valueOf(400))) >= 0,
                    expected,
                    CostRule.DAILY_BUDGET_APPROACH,
                    i);
            first(
                    total.compareTo(USD.multiply(BigInteger.valueOf(500))) > 0,
                    expected,
                    CostRule.DAILY_BUDGET_BREACH,
                    i);
            first(summaries >= 80, expected, CostRule.RATE_LIMIT_APPROACH, i);
            first(summaries > 100, expected, CostRule.RATE_LIMIT_BREACH, i);
        }
        return expected;
    }

    private static void each(boolean holds, Map<CostRule, List<Integer>> expected, CostRule rule, int event) {
        if (holds) {
            expected.computeIfAbsent(rule, any -> new ArrayList<>()).add(event);
        }
    }

    private static void first(boolean holds, Map<CostRule, List<Integer>> expected, CostRule rule, int event) {
        each(holds && !expected.containsKey(rule), expected, rule, event);
    }

    /** Some close to the limits, some free, some dear enough that a day may reach its cap. */
    private static List<Cost> costs(Random random) {
        List<Cost> costs = new ArrayList<>();
        int size = 50 + random.nextInt(250);
        for (int i = 0; i < size; i++) {
            costs.add(new Cost(
                    "cycle-" + random.nextInt(20),
                    random.nextInt(4) == 0 ? Optional.empty() : Optional.of("summary-" + random.nextInt(50)),
                    usd(random),
                    OUTCOMES.get(random.nextInt(OUTCOMES.size()))));
        }
        return costs;
    }

    private static BigDecimal usd(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> BigDecimal.ZERO.setScale(random.nextInt(DECIMALS + 1));
            case 1 -> new BigDecimal("0.045").subtract(BigDecimal.valueOf(random.nextInt(2), DECIMALS));
            case 2 -> new BigDecimal("0.05").add(BigDecimal.valueOf(random.nextInt(2), DECIMALS));
            case 3 -> BigDecimal.valueOf(random.nextInt(40));
            default -> new BigDecimal(new BigInteger(59, random), DECIMALS);
        };
    }

    private static BigInteger units(Cost cost) {
        return units(cost.usd());
    }

    private static BigInteger units(BigDecimal usd) {
        return usd.movePointRight(DECIMALS).toBigIntegerExact();
    }

    private static BigInteger sum(List<BigInteger> units) {
        return units.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static long above(List<BigInteger> units, BigInteger threshold) {
        return units.stream().filter(unit -> unit.compareTo(threshold) > 0).count();
    }

    private static long count(List<Cost> costs, Outcome outcome) {
        return costs.stream().filter(cost -> cost.outcome() == outcome).count();
    }
}
