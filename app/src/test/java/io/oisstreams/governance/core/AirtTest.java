package io.oisstreams.governance.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WF5, metric 2, in both readings (contract section 5). */
class AirtTest {
    private static OptionalLong responseTime(Projector projector, DecisionSample sample) {
        return projector.project(sample.decision()).responseTimeMs();
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000, 0", "1000, 1001, 1", "1000, 999, 0", "5000, 0, 0", "0, 253402300799999, 253402300799999"})
    void fromDetectionToDecisionAndNeverNegative(long detectedMs, long decidedMs, long expected) {
        DecisionSample sample = DecisionSample.of(Outcome.ESCALATE)
                .risk(RiskTier.HIGH)
                .detected(detectedMs)
                .decided(decidedMs);

        assertThat(responseTime(DecisionSample.SPEC, sample)).hasValue(expected);
        assertThat(responseTime(DecisionSample.REFERENCE, sample)).hasValue(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ESCALATE, HIGH, true",
        "ESCALATE, CRITICAL, true",
        "ESCALATE, MEDIUM, false",
        "ESCALATE, LOW, false",
        "ESCALATE, UNKNOWN, false",
        "DENY, HIGH, false",
        "DENY, CRITICAL, false",
        "ALLOW, CRITICAL, false"
    })
    void inTheSpecificationOnlyWhatWasEscalatedAndIsOfHighRisk(Outcome outcome, RiskTier tier, boolean taken) {
        DecisionSample sample =
                DecisionSample.of(outcome).risk(tier).detected(1_000).decided(1_007);

        Contribution spec = DecisionSample.SPEC.project(sample.decision());
        Contribution reference = DecisionSample.REFERENCE.project(sample.decision());

        assertThat(spec.responseTimeMs().isPresent()).isEqualTo(taken);
        assertThat(spec.counters().contains(Counter.INCIDENTS)).isEqualTo(taken);
        assertThat(reference.responseTimeMs()).hasValue(7);
        assertThat(reference.counters()).contains(Counter.INCIDENTS);
    }

    @Test
    void itNeedsBothTimes() {
        DecisionSample detected =
                DecisionSample.of(Outcome.ESCALATE).risk(RiskTier.HIGH).detected(1);
        DecisionSample decided =
                DecisionSample.of(Outcome.ESCALATE).risk(RiskTier.HIGH).decided(1);

        assertThat(responseTime(DecisionSample.SPEC, detected)).isEmpty();
        assertThat(responseTime(DecisionSample.REFERENCE, detected)).isEmpty();
        assertThat(responseTime(DecisionSample.SPEC, decided)).isEmpty();
        assertThat(responseTime(DecisionSample.REFERENCE, decided)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 95})
    void theRankIsTheCeilingOfTheShare(int percent) {
        BigDecimal share = new BigDecimal(percent).divide(new BigDecimal(100), 2, RoundingMode.UNNECESSARY);
        for (int count = 1; count <= 20; count++) {
            long expected = share.multiply(new BigDecimal(count))
                    .setScale(0, RoundingMode.CEILING)
                    .longValueExact();

            assertThat(Airt.rank(count, percent)).as("of %s", count).isEqualTo(expected);
        }
    }

    /** By hand, so that both sides can't share a mistake. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 1, 2", "3, 2, 3", "10, 5, 10", "19, 10, 19", "20, 10, 19", "21, 11, 20", "100, 50, 95"})
    void theRankByHand(long count, long median, long ninetyFifth) {
        assertThat(Airt.rank(count, 50)).isEqualTo(median);
        assertThat(Airt.rank(count, 95)).isEqualTo(ninetyFifth);
    }
}
