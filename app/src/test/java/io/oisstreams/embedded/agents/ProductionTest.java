package io.oisstreams.embedded.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.embedded.agents.SimulationPlan.Signing;
import io.oisstreams.event.AvroJson;
import io.oisstreams.event.EventHeader;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.CostEvent;
import io.oisstreams.event.v1.CostOutcome;
import io.oisstreams.event.v1.CycleEvent;
import io.oisstreams.event.v1.CycleEventKind;
import io.oisstreams.event.v1.SignatureFamily;
import io.oisstreams.event.v1.SignedOperation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class ProductionTest {
    private static final Duration DAYS = Duration.ofDays(3);

    @Test
    void theSameSeedGivesTheSameEventsWithTheSameSignatures() {
        List<TimedEvent> again = production(Temperament.CARELESS);

        assertThat(again).hasSizeGreaterThan(500).isEqualTo(production(Temperament.CARELESS));
    }

    @Test
    void everyEventIsReadBackAsItIsWrittenAndHasAnIdOfItsOwn() throws Exception {
        List<TimedEvent> events = production(Temperament.TROUBLED);

        for (TimedEvent event : events) {
            SpecificRecord read =
                    AvroJson.read(AvroJson.write(event.value()), event.value().getSchema());
            assertThat(read).isEqualTo(event.value());
        }
        assertThat(events.stream()
                        .map(event -> event.topic().name() + " "
                                + EventHeader.of(event.value()).eventId()))
                .doesNotHaveDuplicates();
    }

    @Test
    void faultlessAgentsCompleteAllTheirCyclesWithSevenSignedOperationsEach() {
        List<TimedEvent> events = production(Temperament.FAULTLESS);

        Map<CycleEventKind, Long> cycles = all(events, CycleEvent.class).stream()
                .collect(Collectors.groupingBy(CycleEvent::getKind, Collectors.counting()));
        List<SignedOperation> operations = all(events, SignedOperation.class);
        assertThat(cycles).containsOnlyKeys(CycleEventKind.started, CycleEventKind.completed);
        assertThat(cycles.get(CycleEventKind.completed)).isBetween(64L, 80L);
        assertThat(operations).hasSizeBetween(64 * 7, 80 * 7).allMatch(ObservedProduction::isVerified);
        assertThat(operations.stream().map(SignedOperation::getAlgorithm))
                .containsOnly(SignatureFamily.ED25519, SignatureFamily.ML_DSA_65);
    }

    @Test
    void faultlessAgentsStayBelowTheRateThatAlerts() {
        List<TimedEvent> events = production(Temperament.FAULTLESS);

        assertThat(summariesByDay(events).values()).allMatch(count -> count > 10 && count < 80);
    }

    @Test
    void noDayHasMoreSummariesThanTheOneThatBreachesTheRate() {
        List<TimedEvent> events = production(new Temperament(Map.of(Misbehaviour.EXCESSIVE_SUMMARIES, 1.0)));

        assertThat(summariesByDay(events)).containsValue(101L).allSatisfy((day, count) -> assertThat(count)
                .isLessThanOrEqualTo(101));
    }

    @Test
    void noCycleBeginsBeforeWhatHaltedTheLastIsResolved() {
        List<TimedEvent> events = production(new Temperament(Map.of(Misbehaviour.ALTERED_PAYLOAD, 0.3)));

        boolean halted = false;
        int halts = 0;
        for (TimedEvent event : events) {
            if (event.value() instanceof CycleEvent cycle) {
                assertThat(halted && cycle.getKind() == CycleEventKind.started).isFalse();
                halted = cycle.getKind() == CycleEventKind.halted;
                halts += halted ? 1 : 0;
            } else if (event.topic().equals(Topics.DEVIATION_UPDATES)
                    && event.value().toString().contains("resolved")) {
                halted = false;
            }
        }
        assertThat(halts).isGreaterThan(10);
    }

    private static Map<Long, Long> summariesByDay(List<TimedEvent> events) {
        return all(events, CostEvent.class).stream()
                .filter(cost -> cost.getOutcome() != CostOutcome.blocked)
                .collect(Collectors.groupingBy(
                        cost -> cost.getTimestampMs().toEpochMilli()
                                / Duration.ofDays(1).toMillis(),
                        Collectors.counting()));
    }

    private static List<TimedEvent> production(Temperament temperament) {
        return Simulated.production(Simulated.one(temperament, Signing.PLACEHOLDER), DAYS);
    }

    private static <T> List<T> all(List<TimedEvent> events, Class<T> type) {
        return events.stream()
                .map(TimedEvent::value)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
