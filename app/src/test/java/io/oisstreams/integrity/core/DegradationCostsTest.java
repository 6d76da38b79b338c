package io.oisstreams.integrity.core;

import static io.oisstreams.integrity.core.DegradationType.*;
import static io.oisstreams.integrity.core.Dimension.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What an event costs is what OIS gains without it. */
class DegradationCostsTest {
    private static final long HOUR = 3_600_000;

    private static Degradation event(DegradationType type, Dimension dimension, long atMs, String subject) {
        return new Degradation(type, dimension, atMs, subject, Optional.empty(), "detail");
    }

    private static Degradation gap(long atMs, long durationMs) {
        return new Degradation(POLICY_GAP, POLICY_CONTINUITY, atMs, "acme", Optional.of(durationMs), "detail");
    }

    private static List<DegradationCost> costliest(Telemetry telemetry, List<Degradation> events) {
        return costs(telemetry, Circumstances.ORDINARY, events).costliest();
    }

    private static DegradationCosts costs(Telemetry telemetry, Circumstances circumstances, List<Degradation> events) {
        DegradationCosts costs = new DegradationCosts(telemetry, circumstances, Weights.DEFAULT);
        events.stream().sorted(Degradation.ORDER).forEach(costs::add);
        return costs;
    }

    private static Fraction ois(Telemetry telemetry) {
        return Explanation.of(telemetry, Circumstances.ORDINARY, Weights.DEFAULT).parts().stream()
                .map(part -> part.contribution().orElseThrow())
                .reduce(Fraction.ZERO, Fraction::plus);
    }

    /** The composite with one count changed, less the composite. */
    private static Fraction gain(Telemetry telemetry, Telemetry better) {
        return ois(better)
                .plus(new Fraction(
                        ois(telemetry).numerator().negate(), ois(telemetry).denominator()));
    }

    @Test
    void oneOfEachCostsWhatTheCompositeGainsWithoutIt() {
        Telemetry telemetry = new Telemetry(10, 9, 7, 6, 5, 4, HOUR, HOUR - 60_000, 1, 4, 3);
        List<Degradation> events = List.of(
                event(REPLAY_FAILURE, DECISION_REPRODUCIBILITY, 1, "r"),
                event(AGENT_SCOPE_VIOLATION, AGENT_SCOPE_INTEGRITY, 1, "a"),
                event(EXPIRED_SIGNATURE, EVIDENCE_SURVIVABILITY, 1, "e"),
                gap(1, 60_000),
                event(SINGLE_FAMILY_ATTESTATION, SIGNER_DIVERSITY, 1, "e"),
                event(TWO_FAMILY_ATTESTATION, SIGNER_DIVERSITY, 1, "f"),
                event(PROPRIETARY_KEY_RESOLUTION, VERIFICATION_INDEPENDENCE, 1, "e"));

        List<DegradationCost> costs = costliest(telemetry, events);

        Map<Dimension, Telemetry> mended = Map.of(
                DECISION_REPRODUCIBILITY, new Telemetry(10, 10, 7, 6, 5, 4, HOUR, HOUR - 60_000, 1, 4, 3),
                AGENT_SCOPE_INTEGRITY, new Telemetry(10, 9, 7, 5, 5, 4, HOUR, HOUR - 60_000, 1, 4, 3),
                EVIDENCE_SURVIVABILITY, new Telemetry(10, 9, 7, 6, 5, 5, HOUR, HOUR - 60_000, 1, 4, 3),
                POLICY_CONTINUITY, new Telemetry(10, 9, 7, 6, 5, 4, HOUR, HOUR, 1, 4, 3),
                SIGNER_DIVERSITY, new Telemetry(10, 9, 7, 6, 5, 4, HOUR, HOUR - 60_000, 2, 4, 3),
                VERIFICATION_INDEPENDENCE, new Telemetry(10, 9, 7, 6, 5, 4, HOUR, HOUR - 60_000, 1, 4, 4));
        assertThat(costs).hasSize(6).allSatisfy(cost -> {
            Dimension dimension = cost.degradation().dimension();
            assertThat(cost.cost())
                    .as(dimension.fieldName())
                    .isEqualByComparingTo(gain(telemetry, mended.getOrDefault(dimension, telemetry)));
            assertThat(cost.sharedBy()).isEqualTo(1);
        });
        assertThat(costs).isSortedAccordingTo(DegradationCost.COSTLIEST_FIRST);
        assertThat(costs.get(0).degradation().dimension()).isEqualTo(EVIDENCE_SURVIVABILITY);
    }

    @Test
    void aMissingEntryCostsInEachDimensionThatCountsIt() {
        Telemetry telemetry = new Telemetry(10, 8, 0, 0, 5, 4, HOUR, HOUR, 3, 4, 4);

        List<DegradationCost> costs = costliest(
                telemetry,
                List.of(
                        event(MISSING_CHAIN_ENTRY, DECISION_REPRODUCIBILITY, 1, "r1"),
                        event(MISSING_CHAIN_ENTRY, DECISION_REPRODUCIBILITY, 2, "r2"),
                        event(MISSING_CHAIN_ENTRY, EVIDENCE_SURVIVABILITY, 1, "e")));

        assertThat(costs)
                .extracting(cost -> cost.cost().rounded().toString())
                .containsExactly("0.040000", "0.025000", "0.025000");
    }

    @Test
    void entriesThatShareTheMinimumShareWhatItCosts() {
        Telemetry telemetry = new Telemetry(1, 1, 0, 0, 4, 4, HOUR, HOUR, 1, 4, 4);

        List<DegradationCost> costs = costliest(
                telemetry,
                List.of(
                        event(SINGLE_FAMILY_ATTESTATION, SIGNER_DIVERSITY, 1, "e1"),
                        event(SINGLE_FAMILY_ATTESTATION, SIGNER_DIVERSITY, 2, "e2"),
                        event(TWO_FAMILY_ATTESTATION, SIGNER_DIVERSITY, 3, "e3")));

        assertThat(costs).hasSize(2).allSatisfy(cost -> {
            assertThat(cost.sharedBy()).isEqualTo(2);
            assertThat(cost.cost()).isEqualByComparingTo(Fraction.of(1, 60));
        });
    }

    @Test
    void faultsOfOneEntryShareItsLoss() {
        Telemetry telemetry = new Telemetry(1, 1, 0, 0, 4, 2, HOUR, HOUR, 3, 4, 4);

        List<DegradationCost> costs = costliest(
                telemetry,
                List.of(
                        event(EXPIRED_SIGNATURE, EVIDENCE_SURVIVABILITY, 1, "e1"),
                        event(INVALID_SIGNATURE, EVIDENCE_SURVIVABILITY, 1, "e1"),
                        event(INVALID_SIGNATURE, EVIDENCE_SURVIVABILITY, 1, "e2")));

        assertThat(costs).extracting(cost -> cost.degradation().subject()).containsExactly("e2", "e1", "e1");
        assertThat(costs).extracting(DegradationCost::sharedBy).containsExactly(1L, 2L, 2L);
        assertThat(costs.get(1).cost().rounded()).isEqualTo(new BigDecimal("0.025000"));
    }

    @Test
    void whatIsExcludedCostsNothing() {
        Telemetry telemetry = new Telemetry(10, 9, 0, 0, 4, 4, HOUR, HOUR, 3, 4, 4);
        Circumstances excluded = new Circumstances(true, false, Map.of(DECISION_REPRODUCIBILITY, "no replays"));

        DegradationCosts costs =
                costs(telemetry, excluded, List.of(event(REPLAY_FAILURE, DECISION_REPRODUCIBILITY, 1, "r")));

        assertThat(costs.costliest()).isEmpty();
        assertThat(costs.added()).isEqualTo(1);
    }

    @Test
    void theListedOnesAreTheFirstOfAllInOrder() {
        SplittableRandom random = new SplittableRandom(3);
        List<Degradation> events = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            events.add(event(REPLAY_FAILURE, DECISION_REPRODUCIBILITY, random.nextLong(100), "r" + i));
            events.add(gap(random.nextLong(100), 1 + random.nextLong(50_000)));
            events.add(event(TWO_FAMILY_ATTESTATION, SIGNER_DIVERSITY, random.nextLong(100), "e" + i));
        }
        Telemetry telemetry = new Telemetry(500, 0, 0, 0, 500, 500, HOUR, HOUR / 2, 2, 500, 500);

        List<DegradationCost> costs = costliest(telemetry, events);

        List<Degradation> expected = events.stream()
                .sorted(Comparator.comparing((Degradation event) -> slowly(event, 500))
                        .reversed()
                        .thenComparing(Degradation.ORDER))
                .limit(DegradationCosts.LISTED)
                .toList();
        assertThat(costs).extracting(DegradationCost::degradation).isEqualTo(expected);
    }

    private static BigDecimal slowly(Degradation event, int ofEach) {
        return switch (event.dimension()) {
            case DECISION_REPRODUCIBILITY -> new BigDecimal("0.25").divide(BigDecimal.valueOf(ofEach));
            case POLICY_CONTINUITY ->
                new BigDecimal("0.15")
                        .multiply(BigDecimal.valueOf(event.durationMs().orElseThrow()))
                        .divide(BigDecimal.valueOf(HOUR), MathContext.DECIMAL128);
            default -> new BigDecimal("0.1").divide(BigDecimal.valueOf(3L * ofEach), MathContext.DECIMAL128);
        };
    }

    /** Of dimensions that are ratios; few enough events that all are listed. */
    @Test
    void theCostsOfADimensionAddUpToWhatItLost() {
        SplittableRandom random = new SplittableRandom(11);
        for (int run = 0; run < 2_000; run++) {
            List<Degradation> events = new ArrayList<>();
            int entries = 1 + random.nextInt(20);
            int faulty = random.nextInt(Math.min(5, entries + 1));
            for (int i = 0; i < faulty; i++) {
                events.add(event(INVALID_SIGNATURE, EVIDENCE_SURVIVABILITY, i / 2, "e" + i));
                if (random.nextBoolean()) {
                    events.add(event(EXPIRED_SIGNATURE, EVIDENCE_SURVIVABILITY, i / 2, "e" + i));
                }
            }
            int failures = random.nextInt(6);
            for (int i = 0; i < failures; i++) {
                events.add(event(REPLAY_FAILURE, DECISION_REPRODUCIBILITY, 0, "r" + i));
            }
            Telemetry telemetry =
                    new Telemetry(10, 10 - failures, 0, 0, entries, entries - faulty, HOUR, HOUR, 3, entries, entries);

            Fraction sum = costliest(telemetry, events).stream()
                    .map(DegradationCost::cost)
                    .reduce(Fraction.ZERO, Fraction::plus);

            assertThat(sum.plus(ois(telemetry))).as("%s", events).isEqualByComparingTo(Fraction.ONE);
        }
    }
}
