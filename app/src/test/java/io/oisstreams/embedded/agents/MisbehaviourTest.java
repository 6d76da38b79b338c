package io.oisstreams.embedded.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.embedded.agents.SimulationPlan.Signing;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MisbehaviourTest {
    /** Of these there is one an hour, or less. */
    private static final Set<Misbehaviour> RARE = EnumSet.range(Misbehaviour.FAILED_CYCLE, Misbehaviour.SKIPPED_REVIEW);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void eachHappensInTheDemoWithinEightHours(long seed) {
        assertThat(seenInTheDemo(seed, Duration.ofHours(8))).containsAll(EnumSet.complementOf(EnumSet.copyOf(RARE)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void eachOfProductionAndOfKpisHappensInTheDemoWithinTwoDays(long seed) {
        assertThat(seenInTheDemo(seed, Duration.ofDays(2))).containsExactlyInAnyOrder(Misbehaviour.values());
    }

    private static Set<Misbehaviour> seenInTheDemo(long seed, Duration length) {
        List<TimedEvent> events = Simulated.events(Simulated.demo(seed), length);
        Set<Misbehaviour> seen = EnumSet.noneOf(Misbehaviour.class);
        events.stream()
                .collect(Collectors.groupingBy(TimedEvent::tenantId))
                .values()
                .forEach(ofTenant -> seen.addAll(Observed.in(ofTenant)));
        return seen;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NEGLECTED_DEVIATION")
    void eachHappensAloneWhereOnlyItHasARate(Misbehaviour only) {
        Temperament temperament = new Temperament(Map.of(only, 0.5));
        Duration length = RARE.contains(only) ? Duration.ofDays(4) : Duration.ofHours(4);

        List<TimedEvent> events = Simulated.events(Simulated.one(temperament, Signing.PLACEHOLDER), length);

        assertThat(Observed.in(events)).containsExactly(only);
    }

    @Test
    void onlyWhatDeviatesCanBeNeglected() {
        Temperament temperament =
                new Temperament(Map.of(Misbehaviour.NEGLECTED_DEVIATION, 1.0, Misbehaviour.ALTERED_PAYLOAD, 0.5));

        List<TimedEvent> events =
                Simulated.events(Simulated.one(temperament, Signing.PLACEHOLDER), Duration.ofHours(4));

        assertThat(Observed.in(events)).containsExactly(Misbehaviour.ALTERED_PAYLOAD, Misbehaviour.NEGLECTED_DEVIATION);
    }

    @Test
    void noneHappensWithoutRates() {
        List<TimedEvent> events =
                Simulated.events(Simulated.one(Temperament.FAULTLESS, Signing.PLACEHOLDER), Duration.ofHours(8));

        assertThat(Observed.in(events)).isEmpty();
    }

    @Test
    void ratesOfOneOccasionAboveOneAreRefused() {
        Map<Misbehaviour, Double> rates = Map.of(Misbehaviour.REPLAY_DIFFERS, 0.6, Misbehaviour.REPLAY_MISSING, 0.5);

        assertThatThrownBy(() -> new Temperament(rates)).hasMessageContaining("DECISION");
    }
}
