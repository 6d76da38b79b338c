package io.oisstreams.governance.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountsTest {
    private static final double[] EXTREMES = {1e-300, 1e300, 0.1, 1e-18, 5e-19, Double.MAX_VALUE, Double.MIN_VALUE};

    private static Contribution random(Random random, boolean extreme) {
        double cost = extreme && random.nextBoolean()
                ? EXTREMES[random.nextInt(EXTREMES.length)]
                : random.nextDouble() * Math.pow(10, random.nextInt(40) - 15);
        EnumSet<Counter> counters = EnumSet.of(Counter.EVENTS);
        Arrays.stream(Counter.values()).filter(counter -> random.nextBoolean()).forEach(counters::add);
        return new Contribution(0, counters, "code" + random.nextInt(3), Tca.cost(cost), OptionalLong.empty());
    }

    /** Everything that can be told of counts, exactly. */
    private static List<Object> content(Counts counts) {
        List<Object> content = new ArrayList<>();
        for (Counter counter : Counter.values()) {
            content.add(counts.get(counter));
        }
        content.add(Map.copyOf(counts.byReasonCode()));
        content.add(counts.trustCost());
        content.add(Tca.of(counts));
        return content;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfAddingNeverMatters(long seed) {
        Random random = new Random(seed);
        List<Contribution> decisions = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            decisions.add(random(random, seed % 2 == 0));
        }
        Counts first = new Counts();
        decisions.forEach(first::add);
        for (int run = 0; run < 10; run++) {
            Collections.shuffle(decisions, random);

            Counts shuffled = new Counts();
            decisions.forEach(shuffled::add);

            assertThat(content(shuffled)).isEqualTo(content(first));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void bucketsTogetherHaveWhatTheirDecisionsHave(long seed) {
        Random random = new Random(seed);
        Counts together = new Counts();
        List<Counts> buckets = List.of(new Counts(), new Counts(), new Counts(), new Counts());
        for (int i = 0; i < 300; i++) {
            Contribution decision = random(random, seed % 2 == 0);
            together.add(decision);
            buckets.get(random.nextInt(3)).add(decision);
        }

        Counts sum = new Counts();
        buckets.forEach(sum::add);

        assertThat(content(sum)).isEqualTo(content(together));
        assertThat(sum.get(Counter.EVENTS)).isEqualTo(300);
    }

    @Test
    void ofFamiliesOnlyThoseThatOccurAreNamed() {
        Counts counts = DecisionSample.counts(
                DecisionSample.SPEC,
                DecisionSample.of(Outcome.ALLOW),
                DecisionSample.of(Outcome.DENY).because(ReasonCodes.REPLAY_DETECTED, ReasonFamily.SECURITY),
                DecisionSample.of(Outcome.DENY).because(ReasonCodes.TENANT_MISMATCH, ReasonFamily.SECURITY),
                DecisionSample.of(Outcome.DENY).because("nobody_knows", ReasonFamily.SECURITY));
        Map<ReasonFamily, Long> families = new LinkedHashMap<>();

        counts.byReasonFamily(DecisionSample.CODES, families::put);

        assertThat(families)
                .containsExactly(
                        Map.entry(ReasonFamily.POLICY, 1L),
                        Map.entry(ReasonFamily.SECURITY, 2L),
                        Map.entry(ReasonFamily.UNKNOWN, 1L));
    }

    @Test
    void ofNothingThereIsNothing() {
        assertThat(new Counts().trustCost()).isEqualTo(BigDecimal.ZERO);
        assertThat(new Counts().byReasonCode()).isEmpty();
    }

    @Test
    void everyCounterHasAPlaceOfItsOwn() {
        List<Integer> places =
                Arrays.stream(Counter.values()).map(Counter::place).toList();

        assertThat(places)
                .isEqualTo(IntStream.range(0, Counter.values().length).boxed().toList());
    }
}
