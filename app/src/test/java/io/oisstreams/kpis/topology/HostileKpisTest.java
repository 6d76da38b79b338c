package io.oisstreams.kpis.topology;

import static io.oisstreams.kpis.topology.KpiEvents.DAY;
import static io.oisstreams.kpis.topology.KpiEvents.DAY_MS;
import static io.oisstreams.kpis.topology.KpiEvents.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.v1.IncidentCategory;
import io.oisstreams.event.v1.IncidentEventKind;
import io.oisstreams.event.v1.ProposalEventKind;
import io.oisstreams.output.v1.KpiValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that Avro lets through and that no honest source sends: none of them may stop the stream or mix what is apart. */
class HostileKpisTest {
    private final KpiEvents events = new KpiEvents();

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void idsWithZerosAreOfTheirOwn() {
        List<String> ids = List.of("p", "p\0", "p\0\0", "p\u0001", "p\u0001\u0001", "p\u0001\u0002", "", "\0");
        for (String id : ids) {
            events.proposal(id, ProposalEventKind.submitted, DAY);
            events.incident(id, IncidentEventKind.detected, IncidentCategory.key_compromise, DAY);
        }
        for (String id : ids) {
            events.proposal(id, ProposalEventKind.approved, DAY + HOUR);
            events.incident(id, IncidentEventKind.resolved, IncidentCategory.other, DAY + HOUR);
        }

        events.close(DAY);

        assertThat(events.rejected()).isEmpty();
        List<KpiValue> values = events.values();
        assertThat(values.stream().filter(value -> value.getKpiId().equals("2.1")))
                .extracting(value -> value.getAttributes().get("incident_id"))
                .containsExactlyElementsOf(ids);
        assertThat(KpiLines.of(values)).contains("1.1 {risk_class=high} 1.0 hours met");
    }

    @Test
    void namesWithZerosAreStakeholdersOfTheirOwn() {
        List<String> names = List.of("s", "s\0", "s\u0001\u0001", "s\u0001", "s=x, y");
        for (String name : names) {
            events.proposal("p", ProposalEventKind.notified, event -> event.setStakeholder(name), DAY);
            events.proposal("p", ProposalEventKind.signed, event -> event.setStakeholder(name), DAY + HOUR);
        }

        events.close(DAY);

        assertThat(events.values("1.3"))
                .extracting(value -> value.getAttributes().get("stakeholder"))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void aThousandStakeholdersEachHaveAValueAndTheReviewIsShort() {
        for (int i = 0; i < 1_000; i++) {
            String name = "Stakeholder " + i;
            events.proposal("p", ProposalEventKind.notified, event -> event.setStakeholder(name), DAY + DAY_MS);
            events.proposal("p", ProposalEventKind.signed, event -> event.setStakeholder(name), DAY + DAY_MS + HOUR);
        }

        events.close(DAY + DAY_MS);

        assertThat(events.values("1.3")).hasSize(1_000);
        assertThat(events.alerts("review_due"))
                .filteredOn(alert -> "monthly 2025-12".equals(alert.getSubject()))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getMessage())
                        .endsWith("; and 960 more")
                        .hasSizeLessThan(5_000));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.0, 4.9e-324, 1e308, -1e308, Double.NaN, Double.POSITIVE_INFINITY})
    void noNumberStopsTheStream(double value) {
        for (String kpi : List.of("3.1", "3.2", "3.3", "4.2", "5.1", "5.2", "review", "1.1")) {
            events.measure(kpi, value, Map.of("cadence", "daily"), DAY);
        }
        events.proposal("p", ProposalEventKind.submitted, event -> event.setSafetyScore(value), DAY);

        events.measure("4.2", 95, Map.of(), DAY + 1);
        events.close(DAY);

        assertThat(events.values("4.2")).extracting(KpiLines::of).containsExactly("4.2 {} 95.0 percent met");
    }

    @Test
    void minusZeroIsZero() {
        events.measure("3.1", -0.0, Map.of(), DAY);

        events.close(DAY);

        assertThat(events.lines("3.1")).containsExactly("3.1 {} 0.0 percent critical");
    }

    @Test
    void attributesMayBeEmptyOrMany() {
        Map<String, String> many = new HashMap<>(Map.of("", "", "\0", "\0", "log", ""));
        for (int i = 0; i < 10_000; i++) {
            many.put("attribute" + i, "value");
        }
        events.measure("3.1", 99, many, DAY);
        events.measure("3.3", 0, many, DAY);

        events.measure("3.1", 100, Map.of("log", ""), DAY + 1);

        assertThat(events.rejected()).isEmpty();
        assertThat(events.alertLines("kpi_3.1"))
                .containsExactly("kpi_3.1  critical firing", "kpi_3.1  critical resolved");
    }

    @Test
    void aNumberAsLongAsABookIsRefused() {
        events.measure("3.3", 1, Map.of("low", "1" + "0".repeat(900_000)), DAY);
        events.measure("3.2", 80, Map.of("baseline", "0." + "0".repeat(900_000)), DAY);

        assertThat(events.rejections())
                .containsExactly("INVALID_FIELD kpi.measurements", "INVALID_FIELD kpi.measurements");
    }

    @Test
    void aNameIsAsShortAsAnId() {
        String longest = "n".repeat(1024);
        for (String name : List.of(longest, longest + "n")) {
            events.proposal("p", ProposalEventKind.notified, event -> event.setStakeholder(name), DAY);
            events.measure("3.1", 99, Map.of("log", name), DAY);
        }

        assertThat(events.rejections())
                .containsExactly("INVALID_FIELD governance.proposals", "INVALID_FIELD kpi.measurements");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE})
    void noTimeOfAFailureStopsTheStream(long timeMs) {
        events.incident(
                "i",
                IncidentEventKind.detected,
                event -> event.setCategory(IncidentCategory.file_corruption)
                        .setFailureAtMs(Instant.ofEpochMilli(timeMs))
                        .setLastValidSnapshotAtMs(Instant.ofEpochMilli(-timeMs)),
                DAY);

        events.incident("i", IncidentEventKind.resolved, IncidentCategory.other, DAY + 1);

        assertThat(events.values()).extracting(KpiValue::getKpiId).containsExactly("2.1", "2.2");
    }

    @Test
    void whatBeganIn1970HasLastedLong() {
        events.proposal("p", ProposalEventKind.submitted, event -> event.setTimestampMs(Instant.EPOCH), DAY);
        events.proposal("p", ProposalEventKind.approved, DAY + HOUR);

        events.close(DAY);

        assertThat(events.lines("1.1")).contains("1.1 {risk_class=high} 490849.0 hours critical");
    }
}
