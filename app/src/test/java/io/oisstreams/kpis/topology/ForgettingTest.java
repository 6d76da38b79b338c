package io.oisstreams.kpis.topology;

import static io.oisstreams.kpis.topology.KpiEvents.DAY;
import static io.oisstreams.kpis.topology.KpiEvents.DAY_MS;
import static io.oisstreams.kpis.topology.KpiEvents.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.v1.IncidentCategory;
import io.oisstreams.event.v1.IncidentEventKind;
import io.oisstreams.event.v1.ProposalEventKind;
import io.oisstreams.kpis.state.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;

/** What is left of a tenant that fell silent, when the retention is over. */
class ForgettingTest {
    private static final List<Kind> FORGOTTEN = List.of(
            Kind.PROPOSAL,
            Kind.RESPONSE,
            Kind.INCIDENT,
            Kind.OUTAGE,
            Kind.DAY,
            Kind.RESPONSES_DAY,
            Kind.VALUE,
            Kind.PROPOSALS_DAY,
            Kind.INCIDENTS_DAY);

    private static Set<Kind> kinds(KpiEvents events) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        try (KeyValueIterator<Bytes, byte[]> rows =
                events.driver.keyValueStore(KpisTopology.STORE).all()) {
            rows.forEachRemaining(row -> {
                for (Kind kind : Kind.values()) {
                    if (kind.code() == row.key.get()[0]) {
                        kinds.add(kind);
                    }
                }
            });
        }
        return kinds;
    }

    private static void sendAll(KpiEvents events) {
        events.proposal("p", ProposalEventKind.submitted, DAY);
        events.proposal("p", ProposalEventKind.notified, event -> event.setStakeholder("S"), DAY);
        events.proposal("p", ProposalEventKind.signed, event -> event.setStakeholder("S"), DAY + HOUR);
        events.incident("i", IncidentEventKind.detected, IncidentCategory.file_corruption, DAY);
        events.incident("i", IncidentEventKind.resolved, IncidentCategory.file_corruption, DAY + HOUR);
        events.measure("4.2", 95, Map.of(), DAY);
    }

    @Test
    void nothingOldStays() {
        try (KpiEvents events = new KpiEvents("kpis.silent.days", "5")) {
            sendAll(events);
            events.proposal("p", ProposalEventKind.approved, DAY + 2 * HOUR);
            events.until(DAY + 2 * HOUR);
            Set<Kind> before = kinds(events);

            events.until(DAY + 410 * DAY_MS);

            assertThat(before)
                    .containsAll(EnumSet.of(Kind.PROPOSAL, Kind.RESPONSE, Kind.INCIDENT, Kind.OUTAGE, Kind.DAY));
            assertThat(kinds(events)).doesNotContainAnyElementsOf(FORGOTTEN);
        }
    }

    @Test
    void whatStillWaitsStays() {
        try (KpiEvents events = new KpiEvents("kpis.silent.days", "5")) {
            sendAll(events);

            events.until(DAY + 410 * DAY_MS);
            events.alerts();
            events.proposal("p", ProposalEventKind.approved, DAY + 411 * DAY_MS);

            assertThat(events.alertLines("kpi_1.1")).containsExactly("kpi_1.1 p critical resolved");
        }
    }
}
