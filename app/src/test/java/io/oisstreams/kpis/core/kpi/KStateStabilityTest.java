package io.oisstreams.kpis.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.kpis.core.Judged;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KStateStabilityTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 100 MET",
        "1, 1, 100 MET",
        "1, 0, 0 CRITICAL",
        "1000000000, 999999999, 100 CRITICAL",
        "3, 1, 33.333333 CRITICAL",
        "9223372036854775807, 9223372036854775807, 100 MET",
        "9223372036854775807, 9223372036854775806, 100 CRITICAL",
    })
    void anyMeasurementThatIsNotStableIsCritical(long measured, long stable, String expected) {
        Judged judged = KStateStability.of(measured, stable);

        assertThat(Shown.judged(judged)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1, true",
        "1.000, true",
        "0.1e1, true",
        "0, false",
        "-1, false",
        "0.999999999999999999, false",
        "1.000000000000000001, false",
        "1e300, false",
    })
    void onlyOneIsStable(BigDecimal k, boolean stable) {
        assertThat(KStateStability.isStable(k)).isEqualTo(stable);
    }

    @Test
    void whatIsNotStableIsHeldAgainstOne() {
        assertThat(Shown.alert(Optional.of(KStateStability.unstable()))).isEqualTo("CRITICAL 1");
    }
}
