package io.oisstreams.kpis.topology;

import static io.oisstreams.kpis.topology.KpiEvents.DAY;
import static io.oisstreams.kpis.topology.KpiEvents.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.Topics;
import io.oisstreams.output.v1.Alert;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** KPI 3.2, from measurements to values and alerts. */
class CoveragesTest {
    private final KpiEvents events = new KpiEvents();

    @AfterEach
    void close() {
        events.close();
    }

    private void cover(String component, double percent, long timeMs) {
        events.measure("3.2", percent, Map.of("component", component), timeMs);
    }

    private void stated(double percent, String baseline, long timeMs) {
        events.measure("3.2", percent, Map.of("baseline", baseline), timeMs);
    }

    private List<String> alerts() {
        return events.alertLines("kpi_3.2");
    }

    @ParameterizedTest
    @CsvSource({
        "invariant_validators, 95, met",
        "invariant_validators, 94.9, missed",
        "rollback_mechanisms, 90, met",
        "rollback_mechanisms, 89.9, missed",
        "governance_logic, 85, met",
        "governance_logic, 84.9, missed",
        "governance_logic, 1, missed",
        "overall, 80, met",
        "overall, 79.9, missed",
        "overall, 70, missed",
        "overall, 69.9, critical",
        "overall, 0, critical"
    })
    void eachComponentHasATarget(String component, double percent, String status) {
        cover(component, percent, DAY);

        assertThat(events.values()).singleElement().satisfies(value -> {
            assertThat(KpiLines.of(value))
                    .isEqualTo("3.2 {component=" + component + "} " + percent + " percent " + status);
            assertThat(KpiLines.period(value)).isEqualTo("2025-12-30T00:00:00Z 2025-12-30T00:00:00.001Z");
        });
    }

    @Test
    void withoutAComponentItIsOverall() {
        events.measure("3.2", 69, Map.of(), DAY);

        assertThat(events.alerts("kpi_3.2"))
                .extracting(KpiLines::full)
                .containsExactly("kpi_3.2 overall critical firing 69 70");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tests", "OVERALL"})
    void anotherComponentIsRefused(String component) {
        cover(component, 80, DAY);

        assertThat(events.rejections()).containsExactly("INVALID_FIELD kpi.measurements");
    }

    @Test
    void aDropOfExactlyFivePointsRaisesNothing() {
        cover("overall", 95, DAY);

        cover("overall", 90, DAY + 1);

        assertThat(alerts()).isEmpty();
    }

    @Test
    void aLargerDropIsAWarningUntilTheNextGoodCommit() {
        cover("overall", 95, DAY);
        cover("overall", 89.9, DAY + 1);
        List<Alert> fired = events.alerts("kpi_3.2");

        cover("overall", 90, DAY + 2);

        assertThat(fired).singleElement().satisfies(alert -> {
            assertThat(KpiLines.full(alert)).isEqualTo("kpi_3.2 overall warning firing 89.9 90");
            assertThat(alert.getMessage()).isEqualTo("test coverage of overall is 89.9 percent, the baseline 95");
        });
        assertThat(alerts()).containsExactly("kpi_3.2 overall warning resolved");
    }

    @Test
    void theBaselineIsTheHighestSoFarSoThatSmallDropsAddUp() {
        cover("overall", 90, DAY);
        cover("overall", 95, DAY + 1);
        cover("overall", 92, DAY + 2);

        cover("overall", 89, DAY + 3);

        assertThat(alerts()).containsExactly("kpi_3.2 overall warning firing");
    }

    @Test
    void aStatedBaselineReplacesTheHighestSoFar() {
        cover("overall", 95, DAY);

        stated(82, "82", DAY + 1);
        cover("overall", 77, DAY + 2);
        List<String> before = alerts();
        cover("overall", 76.9, DAY + 3);

        assertThat(before).isEmpty();
        assertThat(alerts()).containsExactly("kpi_3.2 overall warning firing");
    }

    @Test
    void theHighestSinceAStatedBaselineCounts() {
        stated(90, "80", DAY);

        cover("overall", 84.9, DAY + 1);

        assertThat(alerts()).containsExactly("kpi_3.2 overall warning firing");
    }

    @Test
    void componentsHaveBaselinesAndAlertsOfTheirOwn() {
        cover("invariant_validators", 100, DAY);
        cover("governance_logic", 90, DAY + 1);

        cover("governance_logic", 84, DAY + 2);

        assertThat(alerts()).containsExactly("kpi_3.2 governance_logic warning firing");
    }

    @Test
    void anOlderMeasurementHasAValueButMovesNothing() {
        cover("overall", 80, DAY + HOUR);
        events.send(Topics.KPI_MEASUREMENTS, events.measured("3.2", 99, Map.of("baseline", "99"), DAY), DAY + 2 * HOUR);
        events.send(Topics.KPI_MEASUREMENTS, events.measured("3.2", 50, Map.of(), DAY), DAY + 2 * HOUR);

        cover("overall", 80, DAY + 3 * HOUR);

        assertThat(events.alerts("kpi_3.2")).isEmpty();
    }

    @Test
    void anOlderMeasurementResolvesNothing() {
        cover("overall", 60, DAY + HOUR);

        events.send(Topics.KPI_MEASUREMENTS, events.measured("3.2", 90, Map.of(), DAY), DAY + 2 * HOUR);

        assertThat(alerts()).containsExactly("kpi_3.2 overall critical firing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "100.1", "", "high", "1e999999999", "NaN"})
    void aBaselineThatIsNoPercentageIsRefused(String baseline) {
        stated(80, baseline, DAY);

        assertThat(events.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.getReason()).isEqualTo("INVALID_FIELD");
            assertThat(rejected.getMessage()).contains("attributes.baseline: expected a percentage from 0 to 100");
        });
    }

    /** Numbers that are a few characters here would be gigabytes when they are subtracted or written. */
    @ParameterizedTest
    @ValueSource(strings = {"1e-999999999", "0e-999999999", "1e-2000000000", "0.00000000000000000000000000000000001"})
    @Timeout(60)
    void aBaselineWithAbsurdlyManyDecimalsIsRefused(String baseline) {
        stated(80, baseline, DAY);

        assertThat(events.rejections()).containsExactly("INVALID_FIELD kpi.measurements");
    }
}
