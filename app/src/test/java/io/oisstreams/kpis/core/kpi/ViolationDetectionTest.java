package io.oisstreams.kpis.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.kpis.core.Judged;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViolationDetectionTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 100 MET, none",
        "1, 1, 100 MET, none",
        "1, 0, 0 CRITICAL, CRITICAL 100",
        "3, 2, 66.666667 CRITICAL, CRITICAL 100",
        "9223372036854775807, 9223372036854775807, 100 MET, none",
        "9223372036854775807, 9223372036854775806, 100 CRITICAL, CRITICAL 100",
    })
    void anyViolationThatSlipsThroughIsCritical(long violations, long caught, String judged, String alert) {
        Judged actual = ViolationDetection.of(violations, caught);

        assertThat(Shown.judged(actual)).isEqualTo(judged);
        assertThat(Shown.alert(ViolationDetection.alert(actual))).isEqualTo(alert);
    }
}
