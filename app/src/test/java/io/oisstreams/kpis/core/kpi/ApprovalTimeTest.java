package io.oisstreams.kpis.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.kpis.core.Durations;
import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.kpi.ApprovalTime.RiskClass;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalTimeTest {
    @ParameterizedTest
    @CsvSource({
        ", false, HIGH",
        ", true, HIGH",
        "-1, false, HIGH",
        "6.999999999999999999, false, HIGH",
        "7, false, MEDIUM",
        "7.0, false, MEDIUM",
        "8.999999999999999999, false, MEDIUM",
        "9, false, LOW",
        "9.00, false, LOW",
        "1e300, false, LOW",
        "10, true, HIGH",
        "7, true, HIGH",
    })
    void theRiskOfAProposalFollowsFromItsSafetyAndTheInvariants(BigDecimal safety, boolean touches, RiskClass risk) {
        RiskClass actual = ApprovalTime.classOf(Optional.ofNullable(safety), touches);

        assertThat(actual).isEqualTo(risk);
    }

    /** Durations in ms: an hour is 3600000, 48 h are 172800000, 7 d 604800000, 14 d 1209600000, 30 d 2592000000. */
    @ParameterizedTest
    @CsvSource({
        "LOW, 0, 0, 0, NO_DATA",
        "HIGH, 0, 0, 0, NO_DATA",
        "LOW, 1, 0, 0, 0 MET",
        "LOW, 1, 45000000, 45000000, 12.5 MET",
        "LOW, 1, 172799999, 172799999, 48 MET",
        "LOW, 1, 172800000, 172800000, 48 MISSED",
        "LOW, 3, 518399999, 300000000, 48 MET",
        "LOW, 3, 518400000, 300000000, 48 MISSED",
        "LOW, 100, 700000000, 604800000, 1.944444 MET",
        "LOW, 100, 700000000, 604800001, 1.944444 WARNING",
        "LOW, 1, 604800000, 604800000, 168 MISSED",
        "LOW, 1, 604800001, 604800001, 168 WARNING",
        "LOW, 1, 2592000000, 2592000000, 720 WARNING",
        "LOW, 1, 2592000001, 2592000001, 720 CRITICAL",
        "MEDIUM, 1, 604799999, 604799999, 168 MET",
        "MEDIUM, 1, 604800000, 604800000, 168 MISSED",
        "MEDIUM, 1, 2592000000, 2592000000, 720 MISSED",
        "MEDIUM, 1, 2592000001, 2592000001, 720 CRITICAL",
        "HIGH, 1, 1209599999, 1209599999, 336 MET",
        "HIGH, 1, 1209600000, 1209600000, 336 MISSED",
        "HIGH, 1, 2592000000, 2592000000, 720 MISSED",
        "HIGH, 1000, 2592000001, 2592000001, 0.72 CRITICAL",
        "HIGH, 1, 15778476000000, 15778476000000, 4382910 CRITICAL",
        "LOW, 9223372036854775807, 9223372036854775807, 1, 0 MET",
        "LOW, 1, 9223372036854775807, 9223372036854775807, 2562047788015.215502 CRITICAL",
    })
    void theMeanIsHeldAgainstTheTargetAndTheLongestAgainstTheAlerts(
            RiskClass risk, long count, long sumMs, long longestMs, String expected) {
        Judged judged = ApprovalTime.of(risk, new Durations(count, sumMs, longestMs));

        assertThat(Shown.judged(judged)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "LOW, 0, none",
        "LOW, 604800000, none",
        "LOW, 604800001, WARNING 168",
        "LOW, 2592000000, WARNING 168",
        "LOW, 2592000001, CRITICAL 720",
        "MEDIUM, 604800001, none",
        "MEDIUM, 2592000000, none",
        "MEDIUM, 2592000001, CRITICAL 720",
        "HIGH, 2592000000, none",
        "HIGH, 2592000001, CRITICAL 720",
        "HIGH, 9223372036854775807, CRITICAL 720",
    })
    void aProposalRaisesAnAlertWhenItTakesLongerThanAThreshold(RiskClass risk, long ms, String expected) {
        assertThat(Shown.alert(ApprovalTime.alert(risk, ms))).isEqualTo(expected);
    }
}
