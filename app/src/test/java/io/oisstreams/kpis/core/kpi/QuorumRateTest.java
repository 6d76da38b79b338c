package io.oisstreams.kpis.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.kpis.core.Judged;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuorumRateTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0 NO_DATA, none",
        "1, 0, 0 CRITICAL, CRITICAL 80",
        "1, 1, 100 MET, none",
        "20, 19, 95 MET, none",
        "100000000, 94999999, 94.999999 MISSED, none",
        "1000000000000, 949999999999, 95 MISSED, none",
        "10, 9, 90 MISSED, none",
        "1000000000000, 899999999999, 90 WARNING, WARNING 90",
        "5, 4, 80 WARNING, WARNING 90",
        "1000000000000, 799999999999, 80 CRITICAL, CRITICAL 80",
        "3, 2, 66.666667 CRITICAL, CRITICAL 80",
        "9223372036854775807, 9223372036854775807, 100 MET, none",
        "9223372036854775807, 9223372036854775806, 100 MET, none",
        "9223372036854775807, 1, 0 CRITICAL, CRITICAL 80",
    })
    void theRateIsJudgedUnrounded(long ended, long achieved, String judged, String alert) {
        Judged actual = QuorumRate.of(ended, achieved);

        assertThat(Shown.judged(actual)).isEqualTo(judged);
        assertThat(Shown.alert(QuorumRate.alert(actual))).isEqualTo(alert);
    }
}
