package io.oisstreams.kpis.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.kpi.SecurityFindings.Findings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityFindingsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, 0 MET",
        "1, 0, 0, 0, 1 MISSED",
        "0, 1, 0, 0, 1 MISSED",
        "0, 0, 2, 0, 2 MET",
        "0, 0, 3, 0, 3 MISSED",
        "0, 0, 0, 9, 9 MET",
        "0, 0, 0, 10, 10 MISSED",
        "0, 0, 2, 9, 11 MET",
        "9223372036854775807, 9223372036854775807, 9223372036854775807, 9223372036854775807, 36893488147419103228 MISSED",
    })
    void anAuditMeetsAllFourTargetsOrMisses(long critical, long high, long medium, long low, String expected) {
        Judged judged = SecurityFindings.of(new Findings(critical, high, medium, low));

        assertThat(Shown.judged(judged)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0, 0, critical", "0, -1, 0, 0, high", "0, 0, -1, 0, medium", "0, 0, 0, -1, low"})
    void aNegativeNumberIsRefusedByItsName(long critical, long high, long medium, long low, String name) {
        assertThatThrownBy(() -> new Findings(critical, high, medium, low))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(name + ": expected a whole number from 0, got -1");
    }
}
