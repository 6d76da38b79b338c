package io.oisstreams.operations.topology;

import static io.oisstreams.operations.topology.Events.DAY;
import static io.oisstreams.operations.topology.Events.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.DeviationUpdate;
import io.oisstreams.event.v1.DeviationUpdateKind;
import io.oisstreams.operations.OperationsConfig;
import io.oisstreams.operations.core.deviation.Detection;
import io.oisstreams.operations.core.deviation.DeviationType;
import io.oisstreams.operations.core.deviation.Ladder;
import io.oisstreams.operations.core.deviation.Ladders;
import io.oisstreams.operations.state.DeviationCounts;
import io.oisstreams.operations.state.Due;
import io.oisstreams.operations.state.Kind;
import io.oisstreams.rows.Agenda;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.RowStore;
import io.oisstreams.rows.Rows;
import io.oisstreams.streams.Incoming;
import io.oisstreams.streams.Outlet;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

/** Deviations that were opened under other ladders than those that hold now. */
class ReplacedLaddersTest {
    private static final DeviationType TYPE = DeviationType.ADR_COMPLIANCE_FAILURE;

    private final Ladders ladders = OperationsConfig.of(
                    OisConfig.of(Map.of("bootstrap.servers", "unused:1", "schema.registry.url", "mock://ladders")))
            .policy()
            .ladders();
    private final Rows rows = new Rows(new RowStore());
    private final Agenda<Due> agenda = new Agenda<>(rows, Due.class);
    private final Published published = new Published(
            new Outlet(new MockProcessorContext<String, SpecificRecord>()),
            new OperationsMeters(new SimpleMeterRegistry()));

    private Deviations deviations(Ladders its) {
        return new Deviations(its, rows, agenda, published, new Commands(published), (incoming, rejection) -> {
            throw new AssertionError(rejection);
        });
    }

    private Ladders withoutSteps() {
        Ladder ladder = ladders.of(TYPE);
        Map<DeviationType, Ladder> byType = new EnumMap<>(ladders.byType());
        byType.put(
                TYPE,
                new Ladder(
                        ladder.name(),
                        ladder.severity(),
                        ladder.slaMinutes(),
                        ladder.recipients(),
                        ladder.command(),
                        ladder.action(),
                        List.of(),
                        ladder.statusUpdateMinutes(),
                        ladder.statusUpdateRecipients(),
                        ladder.emergency()));
        return new Ladders(byType);
    }

    private void passTo(Deviations deviations, long timeMs) {
        for (Optional<Due> due = agenda.takeUntil(timeMs); due.isPresent(); due = agenda.takeUntil(timeMs)) {
            if (due.get().kind() == Due.Kind.UPDATE) {
                deviations.update(due.get());
            } else {
                deviations.escalate(due.get());
            }
        }
    }

    @Test
    void aDeviationIsResolvedOnceAlthoughAStepOfTheFormerLadderIsDueLater() {
        Detection detection = new Detection("t", TYPE, "ADR-001", "failed", DAY, "cause");
        deviations(ladders).open(detection);
        String id = agenda.takeUntil(Long.MAX_VALUE).map(this::putBack).orElseThrow();
        Deviations now = deviations(withoutSteps());
        now.receive(
                DeviationUpdate.newBuilder()
                        .setEventId("e")
                        .setTenantId("t")
                        .setTimestampMs(Instant.ofEpochMilli(DAY + MINUTE))
                        .setDeviationId(id)
                        .setKind(DeviationUpdateKind.resolved)
                        .setActor("VEGA")
                        .build(),
                new Incoming(Topics.DEVIATION_UPDATES.name(), 0, 0, DAY + MINUTE, null, null));

        passTo(now, DAY + 10 * MINUTE);

        assertThat(rows.get(RowKey.of(Kind.DEVIATION_COUNTS, "t", TYPE.label()), DeviationCounts.class))
                .contains(new DeviationCounts(1, 0, 0, 0));
    }

    /** The id of the deviation whose next step is due. */
    private String putBack(Due due) {
        agenda.add(due);
        return due.subject();
    }
}
