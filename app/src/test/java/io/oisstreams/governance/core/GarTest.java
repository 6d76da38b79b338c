package io.oisstreams.governance.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** WF5, metric 3, in both readings (contract section 5). */
class GarTest {
    @ParameterizedTest
    @CsvSource({
        "policy_allow, true, true, 1, 1",
        "policy_allow, true, false, 0, 0",
        "policy_allow, false, true, 0, 1",
        "policy_allow, false, false, 0, 0",
        "nobody_knows, true, true, 0, 1",
        "nobody_knows, true, false, 0, 0",
        "POLICY_ALLOW, true, true, 0, 1",
        "unknown, true, true, 0, 1"
    })
    void lineageIsTheFlagAndInTheSpecificationMore(
            String code, boolean terminal, boolean lineage, double spec, double reference) {
        DecisionSample sample = DecisionSample.of(Outcome.ALLOW).because(code, ReasonFamily.POLICY);
        if (!terminal) {
            sample.notTerminal();
        }
        if (!lineage) {
            sample.withoutLineage();
        }

        assertThat(Gar.of(DecisionSample.counts(DecisionSample.SPEC, sample))).isEqualTo(spec);
        assertThat(Gar.of(DecisionSample.counts(DecisionSample.REFERENCE, sample)))
                .isEqualTo(reference);
    }

    @ParameterizedTest
    @EnumSource(names = {"DENY", "ESCALATE"})
    void whatIsNotAllowedIsNotAutonomous(Outcome outcome) {
        Counts counts = DecisionSample.counts(DecisionSample.SPEC, DecisionSample.of(outcome));

        assertThat(counts.get(Counter.AUTONOMOUS)).isZero();
        assertThat(counts.get(Counter.AUTONOMOUS_VALID_LINEAGE)).isZero();
        assertThat(Gar.of(counts)).isZero();
    }

    @Test
    void itIsTheShareOfTheAllowed() {
        Counts counts = DecisionSample.counts(
                DecisionSample.SPEC,
                DecisionSample.of(Outcome.ALLOW),
                DecisionSample.of(Outcome.ALLOW).withoutLineage(),
                DecisionSample.of(Outcome.ALLOW).notTerminal(),
                DecisionSample.of(Outcome.DENY));

        assertThat(Gar.of(counts)).isEqualTo(0.3333333333333333);
    }
}
