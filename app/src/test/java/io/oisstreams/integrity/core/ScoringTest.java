package io.oisstreams.integrity.core;

import static io.oisstreams.integrity.core.Dimension.AGENT_SCOPE_INTEGRITY;
import static io.oisstreams.integrity.core.Dimension.DECISION_REPRODUCIBILITY;
import static io.oisstreams.integrity.core.Dimension.EVIDENCE_SURVIVABILITY;
import static io.oisstreams.integrity.core.Dimension.POLICY_CONTINUITY;
import static io.oisstreams.integrity.core.Dimension.SIGNER_DIVERSITY;
import static io.oisstreams.integrity.core.Dimension.VERIFICATION_INDEPENDENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringTest {
    /** OIS section 13. */
    private static final Telemetry EXAMPLE =
            new Telemetry(1_000, 980, 500, 0, 1_200, 1_140, 86_400_000, 76_032_000, 2, 1_200, 1_140);

    /** All is well. */
    private static final Telemetry PERFECT = new Telemetry(10, 10, 10, 0, 10, 10, 100, 100, 3, 10, 10);

    private static Score score(Telemetry telemetry) {
        return Scoring.score(telemetry, Circumstances.ORDINARY, Weights.DEFAULT);
    }

    @Test
    void theWorkedExampleOfTheDocumentGivesItsNumbers() {
        Score score = score(EXAMPLE);

        assertThat(score.ois()).hasValue(new BigDecimal("0.926167"));
        assertThat(score.dimensions())
                .containsExactly(
                        Map.entry(DECISION_REPRODUCIBILITY, new BigDecimal("0.980000")),
                        Map.entry(AGENT_SCOPE_INTEGRITY, new BigDecimal("1.000000")),
                        Map.entry(EVIDENCE_SURVIVABILITY, new BigDecimal("0.950000")),
                        Map.entry(POLICY_CONTINUITY, new BigDecimal("0.880000")),
                        Map.entry(SIGNER_DIVERSITY, new BigDecimal("0.666667")),
                        Map.entry(VERIFICATION_INDEPENDENCE, new BigDecimal("0.950000")));
        assertThat(score.incomplete()).isEmpty();
        assertThat(score.classification()).hasValue(Classification.ATTENTION);
    }

    @Test
    void aPerfectWindowIsOneWithSixPlaces() {
        assertThat(score(PERFECT).ois()).hasValue(new BigDecimal("1.000000"));
    }

    @Test
    void aQuarterOfEightTenthsAndThreeQuartersIsExactlyAttention() {
        Score score = score(new Telemetry(10, 8, 10, 0, 10, 10, 100, 100, 3, 10, 10));

        assertThat(score.ois()).hasValue(new BigDecimal("0.950000"));
        assertThat(score.classification()).hasValue(Classification.ATTENTION);
    }

    @Test
    void theCompositeIsMadeOfUnroundedFractions() {
        // 1/3 in every dimension: rounded ones would sum to 0.333333 too, so weigh two thirds and one third against
        // each other.
        Weights weights = weights("0.500000", "0", "0.500000", "0", "0", "0");
        Telemetry telemetry = new Telemetry(1_000_000, 500_000, 1, 0, 2_000_000, 1, 100, 100, 3, 2, 2);

        Score score = Scoring.score(telemetry, Circumstances.ORDINARY, weights);

        // ES is 0.0000005, rounded to 0; the composite 0.25000025 rounds to 0.250000.
        assertThat(score.of(EVIDENCE_SURVIVABILITY)).hasValue(new BigDecimal("0.000000"));
        assertThat(score.ois()).hasValue(new BigDecimal("0.250000"));
        Telemetry more = new Telemetry(1_000_000, 500_001, 1, 0, 2_000_000, 1, 100, 100, 3, 2, 2);
        // 0.2500005 + 0.00000025 is above the tie that rounded dimensions would make.
        assertThat(Scoring.score(more, Circumstances.ORDINARY, weights).ois()).hasValue(new BigDecimal("0.250001"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2000000, 0.000000", // 0.0000005: down to even
        "3, 2000000, 0.000002", // 0.0000015: up to even
        "5, 2000000, 0.000002", // 0.0000025: down to even
        "1999999, 2000000, 1.000000", // 0.9999995: up to even
        "1, 3, 0.333333",
        "2, 3, 0.666667"
    })
    void tiesGoToTheEvenDigit(long replayed, long decisions, String expected) {
        Score score = score(new Telemetry(decisions, replayed, 1, 0, 1, 1, 1, 1, 3, 1, 1));

        assertThat(score.of(DECISION_REPRODUCIBILITY)).hasValue(new BigDecimal(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "1.000000, HEALTHY",
        "0.950001, HEALTHY",
        "0.950000, ATTENTION",
        "0.800000, ATTENTION",
        "0.799999, CRITICAL",
        "0.000000, CRITICAL"
    })
    void bandsAreJudgedOnTheRoundedValue(String value, Classification expected) {
        assertThat(Classification.of(new BigDecimal(value))).isEqualTo(expected);
    }

    @Test
    void classLabelsAreTheWordsOfTheDocument() {
        assertThat(Classification.values())
                .extracting(Classification::label)
                .containsExactly("Healthy", "Attention", "Critical");
    }

    @Test
    void eachDimensionHasAClassOfItsOwn() {
        Score score = score(new Telemetry(100, 79, 100, 10, 100, 100, 100, 100, 3, 100, 100));

        assertThat(score.classificationOf(DECISION_REPRODUCIBILITY)).hasValue(Classification.CRITICAL);
        assertThat(score.classificationOf(AGENT_SCOPE_INTEGRITY)).hasValue(Classification.ATTENTION);
        assertThat(score.classificationOf(EVIDENCE_SURVIVABILITY)).hasValue(Classification.HEALTHY);
    }

    @Test
    void violationsLowerAgentScopeIntegrity() {
        Score score = score(new Telemetry(1, 1, 8, 3, 1, 1, 1, 1, 3, 1, 1));

        assertThat(score.of(AGENT_SCOPE_INTEGRITY)).hasValue(new BigDecimal("0.625000"));
    }

    @Test
    void withoutDecisionsThereIsNoDecisionReproducibilityAndNoComposite() {
        assertIncomplete(score(new Telemetry(0, 0, 1, 0, 1, 1, 1, 1, 3, 1, 1)), DECISION_REPRODUCIBILITY);
    }

    @Test
    void withoutActionsNoScopeWasViolated() {
        Score score = score(new Telemetry(1, 1, 0, 0, 1, 1, 1, 1, 3, 1, 1));

        assertThat(score.of(AGENT_SCOPE_INTEGRITY)).hasValue(new BigDecimal("1.000000"));
        assertThat(score.ois()).isPresent();
    }

    @Test
    void withoutEntriesThreeDimensionsAreIncomplete() {
        Score score = score(new Telemetry(1, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0));

        assertIncomplete(score, EVIDENCE_SURVIVABILITY, SIGNER_DIVERSITY, VERIFICATION_INDEPENDENCE);
    }

    @Test
    void onlyMissingEntriesMakeEvidenceSurvivabilityZero() {
        Score score = score(new Telemetry(1, 0, 1, 0, 1, 0, 1, 1, 0, 0, 0));

        assertThat(score.of(EVIDENCE_SURVIVABILITY)).hasValue(new BigDecimal("0.000000"));
        assertIncomplete(score, SIGNER_DIVERSITY, VERIFICATION_INDEPENDENCE);
    }

    @Test
    void onlyStaleEntriesMakeEvidenceSurvivabilityZero() {
        Score score = Scoring.score(
                new Telemetry(1, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0),
                new Circumstances(true, true, Map.of()),
                Weights.DEFAULT);

        assertThat(score.of(EVIDENCE_SURVIVABILITY)).hasValue(new BigDecimal("0.000000"));
        assertIncomplete(score, SIGNER_DIVERSITY, VERIFICATION_INDEPENDENCE);
    }

    @Test
    void policyContinuityIsIncompleteOnlyUntilAPolicyWasEverAttested() {
        Telemetry nothingAttested = new Telemetry(1, 1, 1, 0, 1, 1, 100, 0, 3, 1, 1);

        Score never = Scoring.score(nothingAttested, new Circumstances(false, false, Map.of()), Weights.DEFAULT);
        Score once = score(nothingAttested);

        assertIncomplete(never, POLICY_CONTINUITY);
        assertThat(once.of(POLICY_CONTINUITY)).hasValue(new BigDecimal("0.000000"));
        assertThat(once.ois()).hasValue(new BigDecimal("0.850000"));
    }

    @Test
    void excludedDimensionsAreOneWhateverTheCounts() {
        Circumstances excluded = new Circumstances(
                false,
                true,
                Map.of(
                        DECISION_REPRODUCIBILITY, "none here",
                        AGENT_SCOPE_INTEGRITY, "no agents",
                        EVIDENCE_SURVIVABILITY, "no chain",
                        POLICY_CONTINUITY, "no policy",
                        SIGNER_DIVERSITY, "no signers",
                        VERIFICATION_INDEPENDENCE, "no attestations"));

        Score score = Scoring.score(new Telemetry(0, 0, 4, 4, 0, 0, 1, 0, 0, 0, 0), excluded, Weights.DEFAULT);

        assertThat(score.dimensions()).hasSize(6).allSatisfy((dimension, value) -> assertThat(value)
                .isEqualTo(new BigDecimal("1.000000")));
        assertThat(score.ois()).hasValue(new BigDecimal("1.000000"));
    }

    private static void assertIncomplete(Score score, Dimension... dimensions) {
        assertThat(score.ois()).isEmpty();
        assertThat(score.classification()).isEmpty();
        assertThat(score.incomplete()).containsOnlyKeys(dimensions);
        assertThat(score.incomplete().values())
                .allSatisfy(reason -> assertThat(reason).startsWith("no "));
        for (Dimension dimension : dimensions) {
            assertThat(score.of(dimension)).isEmpty();
            assertThat(score.classificationOf(dimension)).isEmpty();
        }
    }

    // Weights

    static Weights weights(String... inOrder) {
        Map<String, BigDecimal> named = new java.util.HashMap<>();
        int next = 0;
        for (Dimension dimension : Dimension.values()) {
            named.put(dimension.weightName(), new BigDecimal(inOrder[next++]));
        }
        return Weights.named(named);
    }

    @Test
    void theDefaultWeightsAreThoseOfTheDocument() {
        assertThat(Weights.DEFAULT).isEqualTo(weights("0.25", "0.15", "0.20", "0.15", "0.10", "0.15"));
    }

    @Test
    void weightsThatBinaryFractionsCannotSumAreAccepted() {
        assertThat(weights("0.1", "0.1", "0.1", "0.7", "0", "0").of(POLICY_CONTINUITY))
                .isEqualTo("0.7");
    }

    @Test
    void sixDecimalsAreAccepted() {
        assertThat(weights("0.333333", "0.333333", "0.333333", "0.000001", "0", "0"))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0.25, 0.15, 0.20, 0.15, 0.10, 0.16, sum to 1.01",
        "0.25, 0.15, 0.20, 0.15, 0.10, 0.149999, sum to 0.999999",
        "-0.1, 0.5, 0.6, 0, 0, 0, w_DR is -0.1",
        "1.1, 0, 0, 0, 0, 0, w_DR is 1.1",
        "0.3333333333333333335, 0.3333333333333333335, 0.333333333333333333, 0, 0, 0, w_DR has more than 15 decimals",
        "1E-999999999, 1, 0, 0, 0, 0, w_DR has more than 15 decimals",
        "0E-999999999, 1, 0, 0, 0, 0, w_DR has more than 15 decimals"
    })
    void otherWeightsAreRefused(String dr, String asi, String es, String pc, String sd, String vi, String message) {
        assertThatThrownBy(() -> weights(dr, asi, es, pc, sd, vi))
                .isInstanceOf(WeightSumViolation.class)
                .hasMessageStartingWith("WEIGHT_SUM_VIOLATION: ")
                .hasMessageContaining(message);
    }

    @Test
    void aMissingOrUnknownWeightIsRefused() {
        assertThatThrownBy(() -> Weights.named(Map.of("w_DR", BigDecimal.ONE)))
                .isInstanceOf(WeightSumViolation.class)
                .hasMessageContaining("w_ASI is missing");
        assertThatThrownBy(() -> Weights.named(Map.of("w_XX", BigDecimal.ONE)))
                .isInstanceOf(WeightSumViolation.class)
                .hasMessageContaining("w_XX");
    }

    @Test
    void weightsOfOneWrittenWithAnExponentCount() {
        Score score = Scoring.score(
                new Telemetry(4, 3, 1, 0, 1, 1, 1, 1, 3, 1, 1),
                Circumstances.ORDINARY,
                weights("1E0", "0E+2", "0", "0", "0", "0"));

        assertThat(score.ois()).hasValue(new BigDecimal("0.750000"));
    }

    // Telemetry and fractions

    @ParameterizedTest
    @CsvSource({
        "1, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, decisions_replayed is 2",
        "0, 0, 1, 2, 0, 0, 1, 0, 0, 0, 0, scope_violations is 2",
        "0, 0, 0, 0, 1, 2, 1, 0, 0, 0, 0, verifiable_chain_entries is 2",
        "0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, attested_policy_ms is 2",
        "0, 0, 0, 0, 0, 0, 1, 0, 4, 0, 0, min_distinct_families is 4",
        "0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 2, vendor_independent_attestations is 2",
        "1, -1, 0, 0, 0, 0, 1, 0, 0, 0, 0, decisions_replayed is -1",
        "-1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, total_decisions = -1",
        "0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, window_ms must be positive"
    })
    void countsThatContradictEachOtherAreRefusedByName(
            long decisions,
            long replayed,
            long actions,
            long violations,
            long entries,
            long verifiable,
            long windowMs,
            long attestedMs,
            long families,
            long attestations,
            long independent,
            String message) {
        assertThatThrownBy(() -> new Telemetry(
                        decisions,
                        replayed,
                        actions,
                        violations,
                        entries,
                        verifiable,
                        windowMs,
                        attestedMs,
                        families,
                        attestations,
                        independent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void theElevenCountsHaveTheNamesAndOrderOfTheContract() {
        assertThat(EXAMPLE.counts())
                .containsExactly(
                        Map.entry("total_decisions", 1_000L),
                        Map.entry("decisions_replayed", 980L),
                        Map.entry("total_agent_actions", 500L),
                        Map.entry("scope_violations", 0L),
                        Map.entry("total_chain_entries", 1_200L),
                        Map.entry("verifiable_chain_entries", 1_140L),
                        Map.entry("window_ms", 86_400_000L),
                        Map.entry("attested_policy_ms", 76_032_000L),
                        Map.entry("min_distinct_families", 2L),
                        Map.entry("total_attestations", 1_200L),
                        Map.entry("vendor_independent_attestations", 1_140L));
    }

    @Test
    void aFractionNeedsAPositiveDenominator() {
        assertThatThrownBy(() -> Fraction.of(1, 0)).hasMessage("denominator must be positive: 0");
        assertThatThrownBy(() -> Fraction.of(1, -1)).hasMessage("denominator must be positive: -1");
    }

    @Test
    void anEmptyScoreHasNoClass() {
        Score none = new Score(Map.of(), Optional.empty(), Map.of());

        assertThat(none.classification()).isEmpty();
    }
}
