package io.oisstreams.kpis.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.alerting.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
    @ParameterizedTest
    @CsvSource({
        // score, previous, verdict, drop, severity
        "10.00, , PASS, , ",
        "10.00, 10.00, PASS, 0.00, ",
        "10.00, 4.00, PASS, 0.00, ",
        "9.00, 10.00, WARN, 1.00, WARNING",
        "8.99, 10.00, FAIL, 1.01, CRITICAL",
        "9.99, 10.00, WARN, 0.01, WARNING",
        "7.0, , PASS, , ",
        "7.00, 7.00, PASS, 0.00, ",
        "6.99, , PASS, , WARNING",
        "6.99, 7.99, WARN, 1.00, WARNING",
        "4.0, , PASS, , WARNING",
        "4.00, 5.00, WARN, 1.00, WARNING",
        "4.00, 5.01, FAIL, 1.01, CRITICAL",
        "3.99, , FAIL, , CRITICAL",
        "3.99, 3.99, FAIL, 0.00, CRITICAL",
        "3.99, 1.25, FAIL, 0.00, CRITICAL",
        "0.00, 10.00, FAIL, 10.00, CRITICAL",
    })
    void eachSideOfEveryLimit(
            BigDecimal score, BigDecimal previous, Verdict verdict, BigDecimal drop, Severity severity) {
        Gate gate = Gate.judge(Contracts.maturity(), score, Optional.ofNullable(previous));

        assertThat(gate.verdict()).isEqualTo(verdict);
        assertThat(gate.drop()).isEqualTo(Optional.ofNullable(drop));
        assertThat(gate.severity()).isEqualTo(Optional.ofNullable(severity));
        assertThat(gate.reasons().isEmpty()).isEqualTo(verdict == Verdict.PASS);
    }

    @ParameterizedTest
    @CsvSource({
        "7.0, Green, No action",
        "6.99, Yellow, Review operational gaps",
        "4.0, Yellow, Review operational gaps",
        "3.99, Red, Release blocked",
        "0, Red, Release blocked",
        "10, Green, No action"
    })
    void theBandIsTheHighestThatTheScoreReaches(BigDecimal score, String name, String action) {
        Gate gate = Gate.judge(Contracts.maturity(), score, Optional.empty());

        assertThat(gate.band().name()).isEqualTo(name);
        assertThat(gate.band().action()).isEqualTo(action);
    }

    @Test
    void aSequenceOfReleasesIsJudgedEachAgainstTheOneBefore() {
        List<Verdict> verdicts = new ArrayList<>();
        Optional<BigDecimal> previous = Optional.empty();
        for (String score : List.of("8.75", "10.00", "9.00", "8.00", "6.99", "5.99", "4.99", "4.00", "4.00", "3.75")) {
            BigDecimal next = new BigDecimal(score);
            verdicts.add(Gate.judge(Contracts.maturity(), next, previous).verdict());
            previous = Optional.of(next);
        }

        assertThat(verdicts)
                .extracting(Verdict::label)
                .containsExactly("pass", "pass", "warn", "warn", "fail", "warn", "warn", "warn", "pass", "fail");
    }

    @Test
    void everyReasonOfAFailureIsSaid() {
        Gate gate = Gate.judge(Contracts.maturity(), new BigDecimal("2.50"), Optional.of(new BigDecimal("3.75")));

        assertThat(gate.reasons())
                .containsExactly(
                        "the score 2.50 is below the floor 4.0",
                        "the score dropped by 1.25, from 3.75 to 2.50, more than the maximum of 1.0");
    }

    @Test
    void aWarningSaysWhatIsAllowed() {
        Gate gate = Gate.judge(Contracts.maturity(), new BigDecimal("9.00"), Optional.of(new BigDecimal("10.00")));

        assertThat(gate.reasons())
                .containsExactly("the score dropped by 1.00, from 10.00 to 9.00, not more than the maximum of 1.0");
    }

    @ParameterizedTest
    @CsvSource({
        // A floor inside a band, so that the band alone fails nothing.
        "95.0, , Complete, PASS, ",
        "94.9, , Usable, PASS, WARNING",
        "65.0, 80.0, Usable, WARN, WARNING",
        "64.9, 80.0, Insufficient, FAIL, CRITICAL",
        "45.0, , Insufficient, PASS, WARNING",
        "44.9, , Insufficient, FAIL, CRITICAL",
    })
    void anotherContractHasItsOwnLimits(
            BigDecimal score, BigDecimal previous, String band, Verdict verdict, Severity severity) {
        Gate gate = Gate.judge(Contracts.evidence(), score, Optional.ofNullable(previous));

        assertThat(gate.band().name()).isEqualTo(band);
        assertThat(gate.verdict()).isEqualTo(verdict);
        assertThat(gate.severity()).isEqualTo(Optional.ofNullable(severity));
    }
}
