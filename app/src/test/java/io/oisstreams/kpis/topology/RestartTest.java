package io.oisstreams.kpis.topology;

import static io.oisstreams.kpis.topology.KpiEvents.DAY;
import static io.oisstreams.kpis.topology.KpiEvents.DAY_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.event.v1.ArtifactObservation;
import io.oisstreams.event.v1.IncidentEvent;
import io.oisstreams.event.v1.KpiMeasurement;
import io.oisstreams.event.v1.ProposalEvent;
import io.oisstreams.kpis.KpisConfig;
import io.oisstreams.kpis.core.figure.CountedDay;
import io.oisstreams.kpis.state.Due;
import io.oisstreams.kpis.topology.KpiLog.Entry;
import io.oisstreams.rows.Agenda;
import io.oisstreams.rows.RowStore;
import io.oisstreams.rows.Rows;
import io.oisstreams.streams.Incoming;
import io.oisstreams.streams.Outlet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All that the capability knows is in its rows: one that starts anew over them after each event goes on as if nothing had been. */
class RestartTest {
    private static final KpisConfig CONFIG = KpisConfig.of(
            OisConfig.of(Map.of("bootstrap.servers", "unused:1", "schema.registry.url", "mock://restart")));

    private final RowStore store = new RowStore();
    private final MockProcessorContext<String, SpecificRecord> context = new MockProcessorContext<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void oneThatStartsAnewAfterEachEventPublishesTheSame(long seed) {
        List<Entry> entries = KpiLog.random(seed, 200);

        List<String> often = new RestartTest().run(entries, 1);
        List<String> never = new RestartTest().run(entries, Integer.MAX_VALUE);

        assertThat(often).isEqualTo(never).hasSizeGreaterThan(200);
    }

    private List<String> run(List<Entry> entries, int eventsPerRun) {
        Run run = new Run();
        int events = 0;
        for (Entry entry : entries) {
            run.passTo(entry.admissionMs() - 1);
            run.take(entry);
            if (++events % eventsPerRun == 0) {
                run.rows.write();
                run = new Run();
            }
        }
        run.passTo(DAY + 8 * DAY_MS);
        return context.forwarded().stream()
                .map(forward ->
                        forward.record().timestamp() + " " + forward.record().value())
                .toList();
    }

    /** From one start to the next. */
    private final class Run {
        private final Rows rows = new Rows(store);
        private final Agenda<Due> agenda = new Agenda<>(rows, Due.class);
        private final Desks desks = Desks.over(
                rows, agenda, CONFIG, new Published(new Outlet(context), new KpisMeters(new SimpleMeterRegistry())));

        void passTo(long timeMs) {
            for (Optional<Due> due = agenda.takeUntil(timeMs); due.isPresent(); due = agenda.takeUntil(timeMs)) {
                desks.handle(due.get());
            }
        }

        void take(Entry entry) {
            Incoming incoming = new Incoming(entry.topic().name(), 0, 0, entry.admissionMs(), null, null);
            if (entry.event() instanceof ProposalEvent event) {
                long day = heard(event.getTimestampMs().toEpochMilli(), entry.admissionMs());
                if (desks.proposals().refuse(event).isEmpty()) {
                    desks.proposals().take(event, entry.admissionMs(), day);
                }
            } else if (entry.event() instanceof IncidentEvent event) {
                long day = heard(event.getTimestampMs().toEpochMilli(), entry.admissionMs());
                if (desks.incidents().refuse(event).isEmpty()) {
                    desks.incidents().take(event, incoming, day);
                }
            } else if (entry.event() instanceof KpiMeasurement event) {
                desks.measurements()
                        .take(event, incoming, heard(event.getTimestampMs().toEpochMilli(), entry.admissionMs()));
            } else {
                desks.contracts().take((ArtifactObservation) entry.event(), entry.admissionMs());
            }
        }

        private long heard(long timeMs, long admissionMs) {
            long day = CountedDay.of(timeMs, admissionMs, CONFIG.settleMs());
            desks.tenants().heard("t", day);
            return day;
        }
    }
}
