package io.oisstreams.kpis.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.kpis.core.Judged;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeBetweenFailuresTest {
    /** A day is 86400000 ms. */
    @ParameterizedTest
    @CsvSource({
        "0, 7776000000, NO_DATA, none",
        "1, 7776000000, NO_DATA, none",
        "2, 15552000000, 90 MET, none",
        "2, 15551999999, 90 MISSED, none",
        "2, 10368000000, 60 MISSED, none",
        "2, 10367999999, 60 WARNING, WARNING 60",
        "2, 7776000000, 45 WARNING, WARNING 60",
        "3, 7776000000, 30 WARNING, WARNING 60",
        "3, 7775999999, 30 CRITICAL, CRITICAL 30",
        "4, 7776000000, 22.5 CRITICAL, CRITICAL 30",
        "2, 86400000, 0.5 CRITICAL, CRITICAL 30",
        "2, 15778476000000, 91310.625 MET, none",
        "2, 9223372036854775807, 53375995583.650323 MET, none",
        "9223372036854775807, 9223372036854775807, 0 CRITICAL, CRITICAL 30",
    })
    void theMeanIsTheSpanPerFailure(long failures, long spanMs, String judged, String alert) {
        Judged actual = TimeBetweenFailures.of(failures, spanMs);

        assertThat(Shown.judged(actual)).isEqualTo(judged);
        assertThat(Shown.alert(TimeBetweenFailures.alert(actual))).isEqualTo(alert);
    }
}
