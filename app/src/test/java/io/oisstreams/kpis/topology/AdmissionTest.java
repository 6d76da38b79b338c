package io.oisstreams.kpis.topology;

import static io.oisstreams.kpis.topology.KpiEvents.DAY;
import static io.oisstreams.kpis.topology.KpiEvents.DAY_MS;
import static io.oisstreams.kpis.topology.KpiEvents.HOUR;
import static io.oisstreams.kpis.topology.KpiEvents.MINUTE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.KpiMeasurement;
import io.oisstreams.output.v1.KpiValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which events count, and for which day. */
class AdmissionTest {
    private static final long CLOSE_MS = DAY + DAY_MS + 5_000 + 5 * MINUTE;

    private final KpiEvents events = new KpiEvents();

    @AfterEach
    void close() {
        events.close();
    }

    private void audit(double integrity, long timeMs, long admissionMs) {
        events.send(Topics.KPI_MEASUREMENTS, events.measured("3.1", integrity, Map.of(), timeMs), admissionMs);
    }

    /** The values of the two days, each with the end of its period. */
    private List<String> integrities() {
        events.close(DAY + DAY_MS);
        return events.values("3.1").map(AdmissionTest::shown).toList();
    }

    private static String shown(KpiValue value) {
        return value.getPeriodEndMs() + " " + value.getValue();
    }

    @ParameterizedTest
    @CsvSource({"0, 90.0", "304999, 90.0", "305000, 90.0"})
    void anEventCountsForTheDayOfItsTimeUntilThatIsClosed(long afterMidnightMs, String integrity) {
        audit(90, DAY + DAY_MS - 1, DAY + DAY_MS + afterMidnightMs);

        assertThat(integrities()).containsExactly("2025-12-31T00:00:00Z " + integrity, "2026-01-01T00:00:00Z null");
    }

    @Test
    void aLaterOneCountsForTheDayOfItsAdmission() {
        audit(100, DAY, DAY);
        audit(90, DAY + DAY_MS - 1, CLOSE_MS + 1);

        assertThat(integrities()).containsExactly("2025-12-31T00:00:00Z 100.0", "2026-01-01T00:00:00Z 90.0");
    }

    @Test
    void aClockThatIsAheadMayNameTheNextDay() {
        audit(90, DAY + DAY_MS + 1_000, DAY + DAY_MS - 4_000);

        assertThat(integrities()).containsExactly("2026-01-01T00:00:00Z 90.0");
    }

    @Test
    void anEventOfTheDayBeforeMayBeReadAfterOneOfTheDay() {
        audit(90, DAY + DAY_MS, DAY + DAY_MS);
        audit(80, DAY + HOUR, DAY + DAY_MS + 1);

        assertThat(integrities()).containsExactly("2025-12-31T00:00:00Z 80.0", "2026-01-01T00:00:00Z 90.0");
    }

    @Test
    void moreThanFiveSecondsAheadAreRefused() {
        audit(90, DAY + 5_000, DAY);
        audit(80, DAY + 5_001, DAY);

        assertThat(events.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.getReason()).isEqualTo("CLOCK_SKEW");
            assertThat(rejected.getApplication()).isEqualTo("kpis");
            assertThat(rejected.getMessage()).contains("timestamp_ms", "2025-12-30T00:00:00Z");
        });
        assertThat(integrities()).contains("2025-12-31T00:00:00Z 90.0");
    }

    @Test
    void theLastTimeThereIsIsRefusedToo() {
        audit(90, Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli(), DAY);

        assertThat(events.rejections()).containsExactly("CLOCK_SKEW kpi.measurements");
    }

    @Test
    void anEventOf1970CountsForTheDayOfItsAdmission() {
        audit(90, 0, DAY);

        assertThat(integrities()).contains("2025-12-31T00:00:00Z 90.0");
    }

    @Test
    void whatIsReadAfterItsDayWasPublishedIsRefused() {
        audit(100, DAY, DAY);
        events.until(CLOSE_MS);

        audit(90, DAY + HOUR, CLOSE_MS);

        assertThat(events.rejections()).containsExactly("WINDOW_CLOSED kpi.measurements");
    }

    @Test
    void theSameEventAgainCountsOnce() {
        KpiMeasurement event = events.measured("5.1", 0, Map.of(), DAY);
        events.send(Topics.KPI_MEASUREMENTS, event, DAY);

        events.send(Topics.KPI_MEASUREMENTS, event, DAY + HOUR);

        assertThat(events.values()).hasSize(1);
        assertThat(events.rejected()).isEmpty();
    }

    @Test
    void anotherEventOfItsIdIsRefused() {
        KpiMeasurement event = events.measured("5.1", 1, Map.of(), DAY);
        events.send(Topics.KPI_MEASUREMENTS, event, DAY);

        events.send(
                Topics.KPI_MEASUREMENTS,
                KpiMeasurement.newBuilder(event).setValue(0).build(),
                DAY + HOUR);

        assertThat(events.rejections()).containsExactly("DUPLICATE_CONFLICT kpi.measurements");
    }

    @Test
    void anotherTenantsKeyIsRefused() {
        byte[] value = events.driver.bytes(Topics.KPI_MEASUREMENTS, events.measured("5.1", 0, Map.of(), DAY));

        events.driver.sendBytes(Topics.KPI_MEASUREMENTS, "u".getBytes(UTF_8), value, DAY);

        assertThat(events.rejections()).containsExactly("KEY_MISMATCH kpi.measurements");
        assertThat(events.values()).isEmpty();
    }

    @Test
    void whatIsRefusedDoesNotMakeATenant() {
        events.measure("9.9", 0, Map.of(), DAY);

        events.close(DAY + DAY_MS);

        assertThat(events.values()).isEmpty();
        assertThat(events.alerts()).isEmpty();
    }
}
