package io.oisstreams.kpis.core.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.kpis.core.Durations;
import io.oisstreams.kpis.core.kpi.ApprovalTime.RiskClass;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayFactsTest {
    private static DayFacts any(SplittableRandom random, int number) {
        return switch (random.nextInt(8)) {
            case 0 ->
                DayFacts.of(ProposalFacts.decided(
                        List.of(RiskClass.values()).get(random.nextInt(3)),
                        Durations.between(0, random.nextInt(-5, 1_000))));
            case 1 -> DayFacts.of(ProposalFacts.ended(random.nextBoolean()));
            case 2 -> DayFacts.of(IncidentFacts.of(random.nextBoolean(), random.nextBoolean(), random.nextBoolean()));
            case 3 -> DayFacts.of(MeasuredFacts.audit(BigDecimal.valueOf(random.nextInt(101))));
            case 4 ->
                DayFacts.of(MeasuredFacts.documentation(
                        new Reading(random.nextInt(3), "e" + number, BigDecimal.valueOf(random.nextInt(101)))));
            case 5 -> DayFacts.of(MeasuredFacts.kState(random.nextBoolean()));
            case 6 -> DayFacts.of(MeasuredFacts.snapshot(random.nextInt(1_000)));
            default -> DayFacts.occurred("3." + random.nextInt(3));
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfTheEventsDoesNotMatter(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<DayFacts> facts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            facts.add(any(random, i));
        }
        DayFacts inOrder = sum(facts);

        Collections.shuffle(facts, new Random(seed));

        assertThat(sum(facts)).isEqualTo(inOrder);
        assertThat(sum(facts.subList(0, 20)).plus(sum(facts.subList(20, 60)))).isEqualTo(inOrder);
    }

    private static DayFacts sum(List<DayFacts> facts) {
        return facts.stream().reduce(DayFacts.NONE, DayFacts::plus);
    }

    @Test
    void aViolationThatIsNoneIsNotCaught() {
        assertThat(IncidentFacts.of(true, false, true)).isEqualTo(new IncidentFacts(1, 0, 0));
    }

    /** Day 10 ends at 950,400,000 ms and is closed the skew and the settle time later. */
    @ParameterizedTest
    @CsvSource({
        "864000000, 864000000, 10",
        "950399999, 950406000, 10",
        "950399999, 950406001, 11",
        "950400000, 950399999, 11",
        "0, 950399999, 10",
        "864000000, 1950400000, 22"
    })
    void anEventCountsForItsDayUntilThatIsClosed(long eventMs, long admissionMs, long day) {
        assertThat(CountedDay.of(eventMs, admissionMs, 1_000)).isEqualTo(day);
    }
}
