package io.oisstreams.kpis.topology;

import static io.oisstreams.kpis.topology.KpiEvents.DAY;
import static io.oisstreams.kpis.topology.KpiEvents.DAY_MS;
import static io.oisstreams.kpis.topology.KpiEvents.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.KpiMeasurement;
import io.oisstreams.output.v1.KpiValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** KPI 3.1, 3.3, 4.2 and 5.1, from measurements to values and alerts. */
class MeasurementsTest {
    private final KpiEvents events = new KpiEvents();

    @AfterEach
    void close() {
        events.close();
    }

    private void measure(String kpiId, double value, long timeMs) {
        events.measure(kpiId, value, Map.of(), timeMs);
    }

    /** Measured at one time, admitted at another. */
    private void late(String kpiId, double value, Map<String, String> attributes, long timeMs, long admissionMs) {
        KpiMeasurement event = events.measured(kpiId, value, attributes, timeMs);
        events.send(Topics.KPI_MEASUREMENTS, event, admissionMs);
    }

    private static String periodOfDay() {
        return "2025-12-30T00:00:00Z 2025-12-31T00:00:00Z";
    }

    @ParameterizedTest
    @CsvSource({"100, 100, 100.0, met", "100, 99.999999, 99.999999, critical", "0, 100, 0.0, critical"})
    void auditLogIntegrityIsTheWorstOfTheDay(double first, double second, String percent, String status) {
        measure("3.1", first, DAY);
        measure("3.1", second, DAY + 1);

        events.close(DAY);

        List<KpiValue> values = events.values("3.1").toList();
        assertThat(KpiLines.of(values)).containsExactly("3.1 {} " + percent + " percent " + status);
        assertThat(values).extracting(KpiLines::period).containsExactly(periodOfDay());
    }

    @Test
    void theNextDayHasNothingOfIt() {
        measure("3.1", 50, DAY);
        events.close(DAY);
        events.values();

        events.close(DAY + DAY_MS);

        assertThat(events.lines("3.1")).containsExactly("3.1 {} null percent no_data");
    }

    @Test
    void aBrokenAuditLogIsCriticalUntilTheSameLogIsWhole() {
        events.measure("3.1", 99, Map.of("log", "a"), DAY);
        events.measure("3.1", 98, Map.of("log", "a"), DAY + 1);
        events.measure("3.1", 97, Map.of(), DAY + 2);
        List<String> fired =
                events.alerts("kpi_3.1").stream().map(KpiLines::full).toList();
        events.measure("3.1", 100, Map.of("log", "b"), DAY + 3);
        events.measure("3.1", 100, Map.of(), DAY + 4);

        events.measure("3.1", 100, Map.of("log", "a"), DAY + 5);

        assertThat(fired).containsExactly("kpi_3.1 a critical firing 99 100", "kpi_3.1 null critical firing 97 100");
        assertThat(events.alertLines("kpi_3.1"))
                .containsExactly("kpi_3.1 null critical resolved", "kpi_3.1 a critical resolved");
    }

    @ParameterizedTest
    @CsvSource({"3.1, 50, 100", "5.1, 0, 1"})
    void aGoodMeasurementThatIsNotLaterResolvesNothing(String kpiId, double bad, double good) {
        measure(kpiId, bad, DAY + HOUR);
        events.alerts();

        late(kpiId, good, Map.of(), DAY, DAY + 2 * HOUR);
        late(kpiId, good, Map.of(), DAY + HOUR, DAY + 3 * HOUR);

        assertThat(events.alerts()).isEmpty();
        measure(kpiId, good, DAY + HOUR + 1);
        assertThat(events.alertLines("kpi_" + kpiId)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"3.1, 50, 100", "5.1, 0, 1"})
    void aBadMeasurementIsAnAlertEvenIfItComesLate(String kpiId, double bad, double good) {
        measure(kpiId, good, DAY + HOUR);

        late(kpiId, bad, Map.of(), DAY, DAY + 2 * HOUR);

        assertThat(events.alertLines("kpi_" + kpiId)).containsExactly("kpi_" + kpiId + " null critical firing");
    }

    @Test
    void aLateBadMeasurementDoesNotBringTheResolutionForward() {
        measure("5.1", 0, DAY + 3 * HOUR);
        late("5.1", 0, Map.of(), DAY, DAY + 4 * HOUR);
        events.alerts();

        late("5.1", 1, Map.of(), DAY + 2 * HOUR, DAY + 5 * HOUR);

        assertThat(events.alerts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.999999999, 1.000000001, -1, 1e18})
    void anyKStateButOneIsCritical(double k) {
        measure("5.1", k, DAY);

        assertThat(events.alertLines("kpi_5.1")).containsExactly("kpi_5.1 null critical firing");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e20, -1e20, 1e308, -Double.MAX_VALUE})
    void aKStateThatIsTooLargeForAnAlertsValueIsAnAlertWithoutIt(double k) {
        measure("5.1", k, DAY);

        assertThat(events.alerts("kpi_5.1")).singleElement().satisfies(alert -> {
            assertThat(KpiLines.full(alert)).isEqualTo("kpi_5.1 null critical firing none 1");
            assertThat(alert.getMessage()).contains("000");
        });
    }

    @Test
    void kStateStabilityIsPublishedAtEachMeasurementAndAtTheClose() {
        measure("5.1", 1, DAY);
        measure("5.1", 0, DAY + HOUR);
        measure("5.1", 1, DAY + 2 * HOUR);

        events.close(DAY);

        List<KpiValue> values = events.values("5.1").toList();
        assertThat(KpiLines.of(values))
                .containsExactly(
                        "5.1 {} 100.0 percent met",
                        "5.1 {} 50.0 percent critical",
                        "5.1 {} 66.666667 percent critical",
                        "5.1 {} 66.666667 percent critical");
        assertThat(values)
                .extracting(KpiLines::period)
                .containsExactly(
                        "2025-12-30T00:00:00Z 2025-12-30T00:00:00.001Z",
                        "2025-12-30T00:00:00Z 2025-12-30T01:00:00.001Z",
                        "2025-12-30T00:00:00Z 2025-12-30T02:00:00.001Z",
                        periodOfDay());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, met",
        "0, 0, 2, 9, met",
        "0, 0, 3, 0, missed",
        "0, 0, 0, 10, missed",
        "0, 1, 0, 0, missed",
        "1, 0, 0, 0, missed",
        "1000000000, 1000000000, 1000000000, 1000000000, missed"
    })
    void findingsAreJudgedAtEachAudit(long critical, long high, long medium, long low, String status) {
        double sum = critical + high + medium + low;
        Map<String, String> attributes = Map.of(
                "audit_id", "A",
                "critical", "" + critical,
                "high", "" + high,
                "medium", "" + medium,
                "low", "" + low);

        events.measure("3.3", sum, attributes, DAY);

        assertThat(events.values()).singleElement().satisfies(value -> {
            assertThat(value.getValue()).isEqualTo(sum);
            assertThat(value.getStatus()).isEqualTo(status);
            assertThat(value.getUnit()).isEqualTo("findings");
            assertThat(value.getAttributes()).isEqualTo(attributes);
            assertThat(KpiLines.period(value)).isEqualTo("2025-12-30T00:00:00Z 2025-12-30T00:00:00.001Z");
        });
        assertThat(events.alerts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "critical, -1, attributes.critical",
        "high, 0.5, attributes.high",
        "medium, many, attributes.medium",
        "low, 1000000001, attributes.low",
        "low, '', attributes.low",
        "low, 1e999999999, attributes.low",
        "low, 3, value: expected the sum of the findings"
    })
    void findingsThatCannotBeAreRefused(String severity, String count, String message) {
        events.measure("3.3", 2, Map.of(severity, count), DAY);

        assertThat(events.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.getReason()).isEqualTo("INVALID_FIELD");
            assertThat(rejected.getMessage()).contains(message);
        });
    }

    @ParameterizedTest
    @CsvSource({"90, 90.0, met", "89.999999, 89.999999, missed", "100, 100.0, met", "0, 0.0, missed"})
    void documentationCoverageIsHeldAgainstItsTarget(double coverage, String percent, String status) {
        measure("4.2", coverage, DAY);

        events.close(DAY);

        List<KpiValue> values = events.values("4.2").toList();
        assertThat(KpiLines.of(values)).containsExactly("4.2 {} " + percent + " percent " + status);
        assertThat(values).extracting(KpiLines::period).containsExactly("2025-10-01T00:00:00Z 2025-12-31T00:00:00Z");
    }

    @Test
    void theDocumentationThatWasMeasuredLastCountsForTheQuarter() {
        measure("4.2", 91, DAY + HOUR);
        late("4.2", 10, Map.of(), DAY, DAY + 2 * HOUR);

        events.close(DAY + DAY_MS);
        events.measure("5.1", 1, Map.of(), DAY + 2 * DAY_MS);
        events.close(DAY + 2 * DAY_MS);

        assertThat(events.lines("4.2"))
                .containsExactly("4.2 {} 91.0 percent met", "4.2 {} 91.0 percent met", "4.2 {} null percent no_data");
    }

    @ParameterizedTest
    @CsvSource({
        "3.1, -0.000001, value",
        "3.1, 100.000001, value",
        "3.2, 101, value",
        "4.2, 1e308, value",
        "5.2, -0.1, value",
        "5.2, 1e308, value",
        "1.1, 5, kpi_id: 1.1 is computed from proposals or incidents",
        "2.4, 5, kpi_id: 2.4 is computed",
        "9.9, 5, 'kpi_id: expected one of 3.1, 3.2, 3.3, 4.2, 5.1, 5.2, review'",
        "'', 5, kpi_id: expected one of",
        "DS-KPI-008, 5, kpi_id: expected one of",
        "review, 0, attributes.cadence: expected one of daily"
    })
    void aMeasurementThatCannotBeIsRefused(String kpiId, double value, String message) {
        measure(kpiId, value, DAY);

        assertThat(events.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.getReason()).isEqualTo("INVALID_FIELD");
            assertThat(rejected.getMessage()).contains(message);
        });
        assertThat(events.values()).isEmpty();
    }
}
