package io.oisstreams.governance.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WF5, metric 1: denied and escalated of the high and critical. */
class UairTest {
    @ParameterizedTest
    @CsvSource({
        "ALLOW, LOW, 0, 0",
        "ALLOW, MEDIUM, 0, 0",
        "ALLOW, HIGH, 1, 0",
        "ALLOW, CRITICAL, 1, 0",
        "ALLOW, UNKNOWN, 0, 0",
        "DENY, LOW, 0, 0",
        "DENY, MEDIUM, 0, 0",
        "DENY, HIGH, 1, 1",
        "DENY, CRITICAL, 1, 1",
        "DENY, UNKNOWN, 0, 0",
        "ESCALATE, LOW, 0, 0",
        "ESCALATE, MEDIUM, 0, 0",
        "ESCALATE, HIGH, 1, 1",
        "ESCALATE, CRITICAL, 1, 1",
        "ESCALATE, UNKNOWN, 0, 0"
    })
    void theRiskyAreCountedAndOfTheseTheIntercepted(Outcome outcome, RiskTier tier, long risky, long intercepted) {
        double rate = intercepted == 0 ? 0 : 1;
        DecisionSample sample = DecisionSample.of(outcome).risk(tier);

        Counts counts = DecisionSample.counts(DecisionSample.SPEC, sample);

        assertThat(counts.get(Counter.RISKY)).isEqualTo(risky);
        assertThat(counts.get(Counter.RISKY_INTERCEPTED)).isEqualTo(intercepted);
        assertThat(Uair.of(counts)).isEqualTo(rate);
    }

    @Test
    void itIsTheNearestDoubleToTheFraction() {
        Counts counts = DecisionSample.counts(
                DecisionSample.REFERENCE,
                DecisionSample.of(Outcome.DENY).risk(RiskTier.HIGH),
                DecisionSample.of(Outcome.ESCALATE).risk(RiskTier.CRITICAL),
                DecisionSample.of(Outcome.ALLOW).risk(RiskTier.CRITICAL),
                DecisionSample.of(Outcome.DENY).risk(RiskTier.MEDIUM));

        assertThat(Uair.of(counts)).isEqualTo(0.6666666666666666);
    }

    @Test
    void withoutRiskyRequestsItIsZero() {
        assertThat(Uair.of(new Counts())).isZero();
    }
}
