package io.oisstreams.kpis.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.kpi.TestCoverage.Component;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestCoverageTest {
    @ParameterizedTest
    @CsvSource({
        "OVERALL, 0, , 0 CRITICAL, CRITICAL 70",
        "OVERALL, 69.999999999999999999, , 70 CRITICAL, CRITICAL 70",
        "OVERALL, 70, , 70 MISSED, none",
        "OVERALL, 79.999999999999999999, , 80 MISSED, none",
        "OVERALL, 80, , 80 MET, none",
        "OVERALL, 100, , 100 MET, none",
        "OVERALL, 80, 85, 80 MET, none",
        "OVERALL, 80, 85.000000000000000001, 80 WARNING, WARNING 80.000000000000000001",
        "OVERALL, 94.9, 100, 94.9 WARNING, WARNING 95",
        "OVERALL, 69, 74, 69 CRITICAL, CRITICAL 70",
        "OVERALL, 69, 100, 69 CRITICAL, CRITICAL 70",
        "OVERALL, 90, 80, 90 MET, none",
        "INVARIANT_VALIDATORS, 94.99, , 94.99 MISSED, none",
        "INVARIANT_VALIDATORS, 95.0, , 95 MET, none",
        "INVARIANT_VALIDATORS, 0, , 0 MISSED, none",
        "INVARIANT_VALIDATORS, 95, 100, 95 MET, none",
        "INVARIANT_VALIDATORS, 94, 99, 94 MISSED, none",
        "INVARIANT_VALIDATORS, 93.99, 99, 93.99 WARNING, WARNING 94",
        "ROLLBACK_MECHANISMS, 89.99, , 89.99 MISSED, none",
        "ROLLBACK_MECHANISMS, 90, , 90 MET, none",
        "ROLLBACK_MECHANISMS, 60, 60, 60 MISSED, none",
        "GOVERNANCE_LOGIC, 84.99, , 84.99 MISSED, none",
        "GOVERNANCE_LOGIC, 85, , 85 MET, none",
        "GOVERNANCE_LOGIC, 85, 90.01, 85 WARNING, WARNING 85.01",
    })
    void aMeasurementIsHeldAgainstTargetAndBaseline(
            Component component, BigDecimal coverage, @Nullable BigDecimal before, String judged, String alert) {
        Optional<BigDecimal> baseline = Optional.ofNullable(before);

        Judged actual = TestCoverage.of(component, coverage, baseline);

        assertThat(Shown.judged(actual)).isEqualTo(judged);
        assertThat(Shown.alert(TestCoverage.alert(component, coverage, baseline)))
                .isEqualTo(alert);
    }

    @ParameterizedTest
    @CsvSource({
        "invariant_validators, INVARIANT_VALIDATORS, 95",
        "rollback_mechanisms, ROLLBACK_MECHANISMS, 90",
        "governance_logic, GOVERNANCE_LOGIC, 85",
        "overall, OVERALL, 80",
    })
    void componentsAreFoundByTheirLabels(String label, Component component, BigDecimal target) {
        assertThat(Component.named(label)).contains(component);
        assertThat(component.target()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OVERALL", "overall ", "cli"})
    void whatIsNoLabelFindsNone(String label) {
        assertThat(Component.named(label)).isEmpty();
    }
}
