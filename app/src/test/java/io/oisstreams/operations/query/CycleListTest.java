package io.oisstreams.operations.query;

import static io.oisstreams.operations.query.Events.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.CycleEventKind;
import io.oisstreams.rows.RowsCluster;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CycleListTest {
    private static final String ALL = "/operations/cycles";
    private static final long NOON = ms("2026-05-21T12:00:00Z");
    private static final long DAY = 86_400_000L;

    private final RowsCluster cluster = OperationsCluster.of(1);
    private final Events events = new Events("acme");

    /** Ids against the order of time; the failed one goes over midnight, the one that runs is heard of on two days. */
    @BeforeEach
    void operate() {
        cycle("z/done", CycleEventKind.started, NOON);
        cycle("failed", CycleEventKind.started, NOON + 1);
        cycle("runs", CycleEventKind.started, NOON + 2);
        operation("z/done", NOON + 3);
        cycle("z/done", CycleEventKind.completed, NOON + 4);
        operation("nameless", NOON + DAY);
        cycle("failed", CycleEventKind.failed, NOON + DAY + 1);
        operation("runs", NOON + DAY + 2);
        cycle("halted", CycleEventKind.halted, NOON + DAY + 3);
        cluster.tick(NOON + DAY + 10_000);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private void cycle(String id, CycleEventKind kind, long ms) {
        cluster.send(Topics.CYCLE_EVENTS, events.cycle(id, kind, 1, ms), ms);
    }

    private void operation(String cycleId, long ms) {
        cluster.send(Topics.SIGNATURE_VERIFICATIONS, events.operation(cycleId, 1, true, ms), ms);
    }

    private List<String> ids(String target) {
        return cluster.get(target)
                .path("cycles")
                .valueStream()
                .map(cycle -> cycle.path("cycle_id").asText())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | halted failed runs nameless z/done",
                "?status=completed | z/done",
                "?status=failed | failed",
                "?status=halted | halted",
                "?status=running | runs",
                "?status=unknown | nameless",
                "?from=2026-05-22 | halted failed runs nameless",
                "?to=2026-05-22 | failed z/done runs",
                "?from=2026-05-21&to=2026-05-22&status=running | runs",
                "?to=2026-05-21 | ''",
                "?from=2026-05-23 | ''",
                "?from=2026-05-22&status=completed | ''"
            })
    void come_newest_first_of_the_days_on_which_they_were_heard_of(String query, String expected) {
        assertThat(String.join(" ", ids(ALL + query))).isEqualTo(expected);
    }

    @Test
    void say_how_they_stand() {
        JsonNode cycle = cluster.get(ALL + "?status=completed").at("/cycles/0");

        assertThat(cycle.toString())
                .isEqualTo("{\"cycle_id\":\"z/done\",\"status\":\"completed\","
                        + "\"started_at\":\"2026-05-21T12:00:00Z\",\"ended_at\":\"2026-05-21T12:00:00.004Z\","
                        + "\"required_operations\":1,\"summary\":{\"total_operations\":1,\"signatures_verified\":1,"
                        + "\"signatures_failed\":0,\"signatures_missing\":0,\"verification_rate_pct\":100.0,"
                        + "\"verification_status\":\"PASS\"},\"late_operations\":0,\"heard_on\":\"2026-05-21\"}");
    }

    @Test
    void say_when_they_were_heard_of_last_on_those_days() {
        assertThat(cluster.get(ALL + "?status=running").at("/cycles/0/heard_on").asText())
                .isEqualTo("2026-05-22");
        assertThat(cluster.get(ALL + "?status=running&to=2026-05-22")
                        .at("/cycles/0/heard_on")
                        .asText())
                .isEqualTo("2026-05-21");
    }

    @Test
    void stop_at_the_limit_and_say_so() {
        JsonNode some = cluster.get(ALL + "?limit=4");
        JsonNode all = cluster.get(ALL + "?limit=5");

        assertThat(some.path("cycles")).hasSize(4);
        assertThat(some.path("more").asBoolean()).isTrue();
        assertThat(all.path("cycles")).hasSize(5);
        assertThat(all.path("more").asBoolean(true)).isFalse();
    }

    @Test
    void of_other_tenants_are_not_among_them() {
        cluster.send(
                Topics.CYCLE_EVENTS, new Events("globex").cycle("other", CycleEventKind.started, 1, NOON), NOON + DAY);

        assertThat(ids(ALL + "?tenant=globex")).containsExactly("other");
        assertThat(ids(ALL + "?tenant=acme")).hasSize(5).doesNotContain("other");
    }

    @ParameterizedTest
    @CsvSource({
        "status=over, status:",
        "from=yesterday, from:",
        "from=2026-05-21T00:00:00Z, from:",
        "from=2026-05-22&to=2026-05-22, from:",
        "limit=0, limit:"
    })
    void can_not_be_asked_for_wrongly(String query, String beginning) {
        JsonNode answer = cluster.json(ALL + "?" + query, 400);

        assertThat(answer.path("error").asText()).isEqualTo("INVALID_PARAMETER");
        assertThat(answer.path("message").asText()).startsWith(beginning);
    }
}
