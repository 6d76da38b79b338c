package io.oisstreams.kpis.topology;

import static io.oisstreams.kpis.topology.KpiEvents.DAY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oisstreams.event.v1.ArtifactKind;
import io.oisstreams.event.v1.ArtifactObservation;
import io.oisstreams.kpis.core.contract.ContractFile;
import io.oisstreams.kpis.core.contract.KpiContract;
import io.oisstreams.kpis.state.Due;
import io.oisstreams.kpis.state.Kind;
import io.oisstreams.kpis.state.Observed;
import io.oisstreams.rows.Agenda;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.RowStore;
import io.oisstreams.rows.Rows;
import io.oisstreams.streams.Outlet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

/** Contracts that are changed or taken out of use between two starts, while observations wait to be scored. */
class ContractChangesTest {
    private static final String CONTRACT = """
            {"kpi_id": "K", "kpi_version": "1", "title": "T", "status": "Active", "owner": "O", "intent": "I",
             "inputs": [{"name": "a", "path": "%s", "kind": "file", "check": "exists", "points": 5}],
             "scale": 1, "clamp": {"min": 0, "max": 10}, "decimals": 2, "bands": [{"name": "All", "action": "none"}],
             "floor": 4, "max_drop": 1, "cadence": "Every release", "failure_modes": [], "standards": [],
             "history": [{"date": "2026-01-01", "version": "1", "change": "first"}]}
            """;

    private final RowStore store = new RowStore();
    private final MockProcessorContext<String, SpecificRecord> context = new MockProcessorContext<>();
    private final Rows rows = new Rows(store);

    private static KpiContract lookingAt(String path) {
        return ContractFile.parse("k.json", CONTRACT.formatted(path).getBytes(UTF_8));
    }

    private static ArtifactObservation observation(String path, long timeMs) {
        return ArtifactObservation.newBuilder()
                .setEventId("e" + timeMs)
                .setTenantId("t")
                .setTimestampMs(Instant.ofEpochMilli(timeMs))
                .setPath(path)
                .setKind(ArtifactKind.file)
                .setExists(true)
                .setParseable(null)
                .build();
    }

    /** From one start to the next. */
    private final class Run {
        private final Agenda<Due> agenda = new Agenda<>(rows, Due.class);
        private final Contracts contracts;

        Run(KpiContract... inUse) {
            Published published = new Published(new Outlet(context), new KpisMeters(new SimpleMeterRegistry()));
            contracts = new Contracts(
                    List.of(inUse), rows, agenda, new Values(rows, published), new Alerts(rows, published));
        }

        void passTo(long timeMs) {
            for (Optional<Due> due = agenda.takeUntil(timeMs); due.isPresent(); due = agenda.takeUntil(timeMs)) {
                contracts.due(due.get());
            }
        }
    }

    private List<Long> published() {
        return context.forwarded().stream()
                .map(forward -> forward.record().timestamp() - DAY)
                .toList();
    }

    @Test
    void aContractThatLooksAtOtherThingsNowIsNotScoredOfNothing() {
        new Run(lookingAt("a")).contracts.take(observation("a", DAY), DAY);

        new Run(lookingAt("b")).passTo(DAY + Contracts.LOOK_MS);

        assertThat(published()).isEmpty();
    }

    @Test
    void aContractThatIsInUseAgainIsScoredOfItsOwnTime() {
        new Run(lookingAt("a")).contracts.take(observation("a", DAY), DAY);
        new Run().passTo(DAY + Contracts.LOOK_MS);
        Run again = new Run(lookingAt("a"));

        again.contracts.take(observation("a", DAY + 60_000), DAY + 60_000);
        again.passTo(DAY + 60_000 + Contracts.LOOK_MS);

        assertThat(published()).containsExactly(60_000 + Contracts.LOOK_MS);
    }

    @Test
    void whatNoContractLooksAtIsNotKept() {
        new Run(lookingAt("a")).contracts.take(observation("b", DAY), DAY);

        assertThat(rows.beginningWith(RowKey.of(Kind.OBSERVATION), Observed.class))
                .isEmpty();
    }
}
