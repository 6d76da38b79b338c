package io.oisstreams.kpis.topology;

import static io.oisstreams.kpis.topology.KpiEvents.DAY;
import static io.oisstreams.kpis.topology.KpiEvents.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oisstreams.kpis.state.Due;
import io.oisstreams.rows.Agenda;
import io.oisstreams.rows.BaseKind;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.RowStore;
import io.oisstreams.rows.Rows;
import io.oisstreams.streams.Outlet;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class SnapshotAgendaTest {
    private final Rows rows = new Rows(new RowStore());
    private final Agenda<Due> agenda = new Agenda<>(rows, Due.class);
    private final Snapshots snapshots = new Snapshots(
            rows,
            new Alarms(
                    agenda,
                    new Alerts(
                            rows,
                            new Published(
                                    new Outlet(new MockProcessorContext<>()),
                                    new KpisMeters(new SimpleMeterRegistry())))));

    @Test
    void howeverOftenASnapshotIsMadeOnlyTheLastOneIsOnTheAgenda() {
        for (int i = 0; i < 100; i++) {
            snapshots.take("t", DAY + i * MINUTE, DAY + i * MINUTE);
        }

        assertThat(rows.beginningWith(RowKey.of(BaseKind.AGENDA), Due.class)).hasSize(2);
    }
}
